import type { Statement } from '../platform/database/statement.js';

/** A read of patient data and the line it leaves, in one statement; made by `auditedRead`, run by `AuditService.read`. */
export interface AuditedRead extends Statement {
  readonly audited: true;
}

/** What the line says. The SQL sees the columns of the answer, and the parameters of the read. */
export interface ReadTrail {
  readonly action: string;
  readonly resourceType: string;
  /** SQL of a uuid */
  readonly resourceId?: string;
  /** SQL of a uuid */
  readonly patientId?: string;
  /** SQL of a jsonb */
  readonly changes?: string;
}

/**
 * Puts a read and its line together. Every row of the answer leaves a line: a list is answered as one row of JSON, and
 * what is not there leaves none.
 * @param answer a SELECT with parameters $1 to $n
 * @param parameters n
 */
export function auditedRead(name: string, answer: string, parameters: number, trail: ReadTrail): AuditedRead {
  const [actor, role, signIn, request, ip] = [1, 2, 3, 4, 5].map((place) => `$${parameters + place}`);
  const { action, resourceType, resourceId = 'NULL::uuid', patientId = 'NULL::uuid', changes = 'NULL::jsonb' } = trail;
  return {
    name,
    audited: true,
    text: `WITH answer AS MATERIALIZED (${answer}), trail AS (
      INSERT INTO audit_event (action, resource_type, resource_id, patient_id, changes, actor_id, actor_role, sign_in_id, request_id, ip)
      SELECT '${action}', '${resourceType}', ${resourceId}, ${patientId}, ${changes},
             ${actor}::uuid, ${role}::text, ${signIn}::uuid, ${request}::text, ${ip}::text FROM answer)
      SELECT * FROM answer`,
  };
}
