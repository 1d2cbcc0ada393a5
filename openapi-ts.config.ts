import { defineConfig } from '@hey-api/openapi-ts';

export default defineConfig({
  input: 'openapi.json',
  output: 'client/src/api/generated',
  plugins: [
    '@hey-api/client-angular',
    '@hey-api/typescript',
    { name: '@angular/common', httpRequests: { enabled: true }, httpResources: { enabled: true } },
  ],
});
