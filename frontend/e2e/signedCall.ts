import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

interface Profile {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly sessionToken: string;
}

/** The credentials of a role that the local cloud wrote into its state folder. */
export function profileOf(role: string, stateFolder: string): Profile {
  const text = readFileSync(`${stateFolder}/credentials`, 'utf8');
  const section = text.split(/^\[/m).find((each) => each.includes(`-${role}-`)) ?? '';
  const entries = new Map(
    section.split('\n').map((line): [string, string] => {
      const [name = '', value = ''] = line.split(' = ');
      return [name, value];
    }),
  );
  return {
    accessKey: entries.get('aws_access_key_id') ?? '',
    secretKey: entries.get('aws_secret_access_key') ?? '',
    sessionToken: entries.get('aws_session_token') ?? '',
  };
}

/**
 * The headers of a GET that is signed with Signature Version 4.
 *
 * @param query as it is signed, which may be another than the one that is sent
 */
export function signedHeaders(
  { host, path, query }: { host: string; path: string; query: string },
  profile: Profile,
  region: string,
): Record<string, string> {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/lambda/aws4_request`;
  const token = profile.sessionToken;
  const names = 'host;x-amz-date;x-amz-security-token';
  const headers = `host:${host}\nx-amz-date:${time}\nx-amz-security-token:${token}\n`;
  const canonical = ['GET', path, query, headers, names, sha256('')].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${profile.secretKey}`);
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  return {
    Host: host,
    'X-Amz-Date': time,
    'X-Amz-Security-Token': token,
    Authorization: `AWS4-HMAC-SHA256 Credential=${profile.accessKey}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
