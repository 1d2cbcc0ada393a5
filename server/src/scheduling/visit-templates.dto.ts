import { applyDecorators } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import type { VisitPurpose } from './rules/visit-phases.js';
import type { VisitTemplate } from './visit-template.entity.js';

const minutes = (most: number) =>
  applyDecorators(
    IsInt({ message: 'Enter whole minutes.' }),
    Min(0, { message: 'At least 0 minutes.' }),
    Max(most, { message: `At most ${most} minutes.` }),
  );

/** Minutes of each phase. */
export class VisitPhasesBody {
  @minutes(120)
  prep: number;

  @minutes(240)
  session: number;

  @minutes(240)
  recovery: number;

  @minutes(120)
  integration: number;

  /** At least; a room that needs longer keeps its own. */
  @minutes(120)
  turnover: number;
}

export class VisitTemplateResponse extends VisitPhasesBody {
  id: string;
  version: number;
  purpose: VisitPurpose;
  /** `edit`, for whoever may. */
  allowedActions: string[];

  static from(template: VisitTemplate, mayEdit: boolean): VisitTemplateResponse {
    const { id, version, purpose, prep, session, recovery, integration, turnover } = template;
    return {
      ...{ id, version, purpose, prep, session, recovery, integration, turnover },
      allowedActions: mayEdit ? ['edit'] : [],
    };
  }
}
