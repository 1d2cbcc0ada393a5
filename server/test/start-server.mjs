// A process of its own that starts the embedded server and waits for 'stop': what crash tests kill.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const own = specifier.startsWith('.') && !context.parentURL?.includes('/node_modules/');
    return next(own ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
const { startEmbeddedPostgres } = await import('../src/platform/database/embedded/embedded-postgres.ts');
try {
  const server = await startEmbeddedPostgres(JSON.parse(process.argv[2]));
  process.send({ appUrl: server.appUrl });
  process.on('message', () => server.stop().then(() => process.disconnect()));
} catch (error) {
  process.send({ error: error.message });
}
