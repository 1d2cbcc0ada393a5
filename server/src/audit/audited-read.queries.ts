import type { Statement } from '../platform/database/statement.js';

/** A read of patient data and the line it leaves, in one statement; made by `auditedRead`, run by `AuditService.read`. */
export interface AuditedRead extends Statement {
  readonly audited: true;
}

export interface ReadAndTrail {
  /** Of the prepared statement: unlike any other. */
  readonly name: string;
  /** A SELECT. Every row of it leaves a line: a list is answered as one row of JSON, and what is not there leaves none. */
  readonly answer: string;
  /** How many parameters the answer has, from $1 on. */
  readonly parameters: number;
  /** Columns that are returned; the others are for the trail. */
  readonly returned?: readonly string[];
  /** What the line says. The SQL sees the columns of the answer. */
  readonly trail: {
    readonly action: string;
    readonly resourceType: string;
    /** SQL of a uuid */
    readonly resourceId?: string;
    /** SQL of a uuid */
    readonly patientId?: string;
    /** SQL of a jsonb */
    readonly changes?: string;
  };
}

/** Puts a read and its line together. */
export function auditedRead({ name, answer, parameters, returned, trail }: ReadAndTrail): AuditedRead {
  const [actor, role, signIn, request, ip] = [1, 2, 3, 4, 5].map((place) => `$${parameters + place}`);
  const { action, resourceType, resourceId = 'NULL::uuid', patientId = 'NULL::uuid', changes = 'NULL::jsonb' } = trail;
  const columns = returned?.map((column) => `"${column}"`).join(', ') ?? '*';
  return {
    name,
    audited: true,
    text: `WITH answer AS MATERIALIZED (${answer}), trail AS (
      INSERT INTO audit_event (action, resource_type, resource_id, patient_id, changes, actor_id, actor_role, sign_in_id, request_id, ip)
      SELECT '${action}', '${resourceType}', ${resourceId}, ${patientId}, ${changes},
             ${actor}::uuid, ${role}::text, ${signIn}::uuid, ${request}::text, ${ip}::text FROM answer)
      SELECT ${columns} FROM answer`,
  };
}
