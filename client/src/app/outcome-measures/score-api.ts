import { HttpClient, httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { RecordScore, ScoreDueResponse, ScoreHistoryResponse, ScoreResponse } from '../../api/generated/types.gen';
import { Problem, toProblem } from '../../api/problem';
import { CommandResult, Commands } from '../../api/send-command';
import { ChartBand } from '../ui/band-chart/band-chart';
import { formatTime } from '../ui/clinic-time/clinic-time';

export type ScoreHistory = ScoreHistoryResponse;
export type Score = ScoreResponse;
export type ScoreDue = ScoreDueResponse;
export type NewScore = RecordScore;

/** Bands of the GAD-7 (5, 10 and 15) as the charts draw them. */
export const GAD7_BANDS: readonly ChartBand[] = [
  { from: 0, to: 5, label: 'minimal', fill: '--clinic-severity-minimal' },
  { from: 5, to: 10, label: 'mild', fill: '--clinic-severity-mild' },
  { from: 10, to: 15, label: 'moderate', fill: '--clinic-severity-moderate' },
  { from: 15, to: 21, label: 'severe', fill: '--clinic-severity-severe' },
];

export const OCCASION_NAMES: Readonly<Record<Score['occasion'], string>> = {
  before: 'Before the baseline',
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

/** Where a patient stands, in a line: from the baseline to the latest score, unless that one is not comparable. */
export function standingOf({ items, baselineId }: Pick<ScoreHistory, 'items' | 'baselineId'>) {
  const baseline = items.find(({ id }) => id === baselineId);
  const latest = items.find(({ state }) => state === 'completed');
  if (!latest) return undefined;
  if (latest.sinceBaseline && baseline) return { now: `${baseline.total} to ${latest.total}`, rest: 'since baseline' };
  return { now: `${latest.total}, ${latest.band}`, rest: latest.overlaps ? 'overlaps a dose' : '' };
}

/** What a course asks for, in words. */
export function dueWords({ kind, from, until }: ScoreDue): string {
  const day = (date: string | null) => (date === null ? '' : formatTime(date, 'day', 'UTC'));
  switch (kind) {
    case 'baseline':
      return 'No baseline GAD-7 yet';
    case 'noBaseline':
      return 'No baseline GAD-7 was taken: the response cannot be judged';
    case 'closing':
      return `Closing GAD-7 due by ${day(until)}`;
    case 'closingLater':
      return `Closing GAD-7 from ${day(from)}`;
  }
}

@Service()
export class ScoreApi {
  readonly #commands = inject(Commands);
  readonly #http = inject(HttpClient);

  historyResource(patientId: () => string | undefined): HttpResourceRef<ScoreHistory | undefined> {
    return httpResource<ScoreHistory>(() => {
      const id = patientId();
      return id === undefined ? undefined : `/api/patients/${id}/scores`;
    });
  }

  async history(
    patientId: string,
  ): Promise<{ readonly ok: true; readonly value: ScoreHistory } | { readonly ok: false; readonly problem: Problem }> {
    try {
      const value = await firstValueFrom(this.#http.get<ScoreHistory>(`/api/patients/${patientId}/scores`));
      return { ok: true, value };
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
  }

  record(patientId: string, score: NewScore, key: string): Promise<CommandResult<ScoreHistory>> {
    return this.#commands.send({ url: `/api/patients/${patientId}/scores`, body: score, idempotencyKey: key });
  }

  voidScore(id: string, reason: string): Promise<CommandResult<ScoreHistory>> {
    return this.#commands.send({ url: `/api/scores/${id}/void`, body: { reason } });
  }
}
