import { Service, Signal } from '@angular/core';
import { auditListResource } from '../../api/generated/@angular/common.gen';
import type { AuditListData } from '../../api/generated/types.gen';

export type AuditSearch = AuditListData['query'];

/** Reads the trail. */
@Service()
export class AuditApi {
  /** Lines that fit the search, newest first. Reading them is a line itself. Call in an injection context. */
  lines(search: Signal<AuditSearch>) {
    return auditListResource(() => ({ query: search() }));
  }
}
