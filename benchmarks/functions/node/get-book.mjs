// The peer: what the AWS samples for function URLs and DynamoDB do in Node, and no more.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const id = decodeURIComponent(event.rawPath.slice(1));
  const { Item: book } = await client.send(
    new GetCommand({ TableName: process.env.BOOKS_TABLE, Key: { id }, ConsistentRead: true }),
  );
  return book
    ? { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(book) }
    : { statusCode: 404, headers: { 'content-type': 'application/json' }, body: '{"message":"not found"}' };
};
