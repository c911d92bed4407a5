import { createNodeRedisClient, RedisConnection } from 'bullmq';
import { createClient } from 'redis';

const RECONNECT_MILLISECONDS = 500;

type Client = ReturnType<typeof createClient>;

/**
 * Makes BullMQ use the `redis` client. Clients made by this factory are closed by BullMQ's own close(); one that is handed in is not,
 * and keeps the process alive.
 */
export function useRedis(url: string): void {
  RedisConnection.clientFactory = () => {
    const client = createClient({
      url,
      socket: { connectTimeout: 2_000, reconnectStrategy: () => RECONNECT_MILLISECONDS },
      pingInterval: 10_000,
    });
    fresh.push(client as Client);
    return createNodeRedisClient(client);
  };
}

/** The clients that were asked for last. */
let fresh: Client[] = [];

/**
 * Makes a queue or a worker, which asks for its clients at once. `end` hangs up for good where the first contact failed: BullMQ's own close()
 * leaves such clients open, and they keep the process alive.
 */
export function withClients<T>(make: () => T): { readonly made: T; readonly end: () => void } {
  fresh = [];
  const made = make();
  const clients = fresh;
  return { made, end: () => clients.forEach(hangUp) };
}

/** A client that was ended while it was connecting gets ready all the same, and would ping for ever. */
function hangUp(client: Client): void {
  client.on('ready', () => client.destroy());
  client.destroy();
}
