import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ALLOWED_ACTION, PUBLIC_ROUTE } from '../src/auth/allow.js';
import type { Action } from '../src/auth/rules/permissions.js';

export interface DeclaredRoute {
  /** As Fastify knows it: `GET /api/patients/:id`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly action: Action | undefined;
  readonly isPublic: boolean;
}

/** Every handler of every controller, with what its decorators say about who may call it. */
export function declaredRoutes(app: NestFastifyApplication): DeclaredRoute[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype)),
  );
  return [...controllers]
    .filter((controller) => controller !== null)
    .flatMap((controller) => routesOf(controller as Type));
}

function routesOf(controller: Type): DeclaredRoute[] {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((key) => {
    const handler = prototype[key];
    if (typeof handler !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, handler)) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] as DeclaredRoute['method'];
    const paths = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
    const read = (name: string): unknown => Reflect.getMetadata(name, handler) ?? Reflect.getMetadata(name, controller);
    return paths.map((path) => {
      const full = `/api/${base}/${path}`.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '');
      return {
        ...{ name: `${method} ${full}`, method, path: full, isPublic: read(PUBLIC_ROUTE) === true },
        action: read(ALLOWED_ACTION) as Action | undefined,
      };
    });
  });
}
