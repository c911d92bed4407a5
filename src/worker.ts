import 'reflect-metadata';
import { createWorker, endInOrder, launch } from './app/start';

launch(async () => {
  const app = await createWorker();
  endInOrder(app);
  process.send?.({ type: 'ready' });
});
