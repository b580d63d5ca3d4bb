import type { Plugin } from 'vite';

/** The strictest policy that the page obeys: `vite preview` sends it, and the browser tests watch. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ONE_YEAR = 'public, max-age=31536000, immutable';

/** Delivers the built page in `vite preview` as CloudFront and the bucket do. */
export function deliveryHeaders(): Plugin {
  return {
    name: 'delivery-headers',
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const isHashed = request.url?.startsWith('/assets/') ?? false;
        response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
        response.setHeader('Cache-Control', isHashed ? ONE_YEAR : 'no-cache');
        next();
      });
    },
  };
}
