import { underPinnedRuntime } from './bootstrap.mjs';

await underPinnedRuntime(
  async (settings, launcher) => {
    const { runProduct } = await import('./product.mjs');
    await runProduct(settings, launcher);
  },
  { exitCode: () => 0 },
);
