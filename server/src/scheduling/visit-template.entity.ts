import { Check, Entity, Index } from 'typeorm';
import { IdColumn, IntegerColumn, RevisionColumn, TextColumn } from '../platform/database/columns.js';
import { VISIT_PURPOSES, type VisitPurpose } from './rules/visit-phases.js';

/** Minutes of each phase that a visit of one purpose is booked with. Bookings copy them: a change moves nothing. */
@Entity('visit_template')
@Check('visit_template_purpose_known', `purpose in ('${VISIT_PURPOSES.join("', '")}')`)
@Check(
  'visit_template_minutes_sane',
  'prep between 0 and 120 AND session between 0 and 240 AND recovery between 0 and 240 AND integration between 0 and 120 AND turnover between 0 and 120',
)
@Check('visit_template_lasts', 'prep + session + recovery + integration between 5 and 600')
@Index('visit_template_purpose', ['purpose'], { unique: true })
export class VisitTemplate {
  @IdColumn()
  id: string;

  @TextColumn()
  purpose: VisitPurpose;

  @IntegerColumn()
  prep: number;

  @IntegerColumn()
  session: number;

  @IntegerColumn()
  recovery: number;

  @IntegerColumn()
  integration: number;

  /** Minutes that this kind of visit needs of cleaning; a room that needs more keeps its own. */
  @IntegerColumn()
  turnover: number;

  @RevisionColumn()
  version: number;
}
