import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { RecordScore, ScoreHistoryResponse, VoidScore } from './score.dto.js';
import { ScoresQueries } from './scores.queries.js';
import { ScoresService } from './scores.service.js';

@Controller()
export class ScoresController {
  constructor(
    private readonly service: ScoresService,
    private readonly queries: ScoresQueries,
  ) {}

  /** Every GAD-7 of a patient, with what it says against the baseline. */
  @Get('patients/:id/scores')
  @Allow('score.read')
  async list(@Param() { id }: IdParam): Promise<ScoreHistoryResponse> {
    await this.service.noteRead(id);
    return this.#history(id);
  }

  /** Records a GAD-7, as a total or as its seven items. @throws {422} incomplete, out of range or in the future */
  @Post('patients/:id/scores')
  @Idempotent()
  @Allow('score.record')
  async record(@Param() { id }: IdParam, @Body() body: RecordScore): Promise<ScoreHistoryResponse> {
    await this.service.record({ ...body, patientId: id });
    return this.#history(id);
  }

  /** Voids a wrong score, and may record the right one in its place. @throws {409} it is void already */
  @Post('scores/:id/void')
  @HttpCode(200)
  @Idempotent()
  @Allow('score.record')
  async voidScore(@Param() { id }: IdParam, @Body() body: VoidScore): Promise<ScoreHistoryResponse> {
    await this.service.voidScore(id, body.reason, body.replacement);
    return this.#history((await this.queries.findById(id)).patientId);
  }

  async #history(patientId: string): Promise<ScoreHistoryResponse> {
    return ScoreHistoryResponse.from(await this.queries.historyOf(patientId));
  }
}
