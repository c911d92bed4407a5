import { createNodeRedisClient, RedisConnection } from 'bullmq';
import { createClient } from 'redis';

const RECONNECT_MILLISECONDS = 500;

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
    return createNodeRedisClient(client);
  };
}
