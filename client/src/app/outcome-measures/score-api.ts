import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { RecordScore, ScoreHistoryResponse, ScoreResponse } from '../../api/generated/types.gen';
import { CommandResult, Commands } from '../../api/send-command';
import { ChartBand } from '../ui/band-chart/band-chart';

export type ScoreHistory = ScoreHistoryResponse;
export type Score = ScoreResponse;
export type NewScore = RecordScore;

/** Bands of the GAD-7 (5, 10 and 15) as the charts draw them. */
export const GAD7_BANDS: readonly ChartBand[] = [
  { from: 0, to: 5, label: 'minimal', fill: '--clinic-severity-minimal' },
  { from: 5, to: 10, label: 'mild', fill: '--clinic-severity-mild' },
  { from: 10, to: 15, label: 'moderate', fill: '--clinic-severity-moderate' },
  { from: 15, to: 21, label: 'severe', fill: '--clinic-severity-severe' },
];

export const OCCASION_NAMES: Readonly<Record<Score['occasion'], string>> = {
  baseline: 'Baseline',
  follow_up: 'Follow-up',
  closing: 'After the plan',
};

/** What a score says against the baseline, in words. */
export function changeWords(score: Score): string {
  const since = score.sinceBaseline;
  if (!since) return '';
  const step = since.change === 0 ? 'unchanged' : since.change > 0 ? `down ${since.change}` : `up ${-since.change}`;
  const verdict = since.remission ? 'remission' : since.response ? 'response' : '';
  return [step, verdict].filter(Boolean).join(', ');
}

@Service()
export class ScoreApi {
  readonly #commands = inject(Commands);

  historyResource(patientId: () => string | undefined): HttpResourceRef<ScoreHistory | undefined> {
    return httpResource<ScoreHistory>(() => {
      const id = patientId();
      return id === undefined ? undefined : `/api/patients/${id}/scores`;
    });
  }

  record(patientId: string, score: NewScore, key: string): Promise<CommandResult<ScoreHistory>> {
    return this.#commands.send({ url: `/api/patients/${patientId}/scores`, body: score, idempotencyKey: key });
  }

  voidScore(id: string, reason: string): Promise<CommandResult<ScoreHistory>> {
    return this.#commands.send({ url: `/api/scores/${id}/void`, body: { reason } });
  }
}
