import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { CommandResult, idempotencyKey } from '../../../api/send-command';
import { Auth } from '../../auth/auth';
import { Banner } from '../../ui/banner/banner';
import { ClinicTime, dateInZone } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { fromInstant, toInstant } from '../../ui/date-time/clinic-instant';
import { DateField } from '../../ui/date-time/date-field';
import { TimeField } from '../../ui/date-time/time-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Segmented } from '../../ui/segmented/segmented';
import { FreePlaces } from '../free-places/free-places';
import { PatientPicker } from '../patient-picker/patient-picker';
import { RipplePanel } from '../ripple-panel/ripple-panel';
import {
  Placed,
  PlaceQuestion,
  PlaceRequest,
  RippleStep,
  SchedulingApi,
  VisitKind,
  VisitTime,
  VisitToPlace,
  WantedTime,
} from '../scheduling-api';
import { begunWords } from './begun-words';
import { KINDS, WORDS } from './place-words';
import { PlacedRefusal, PlaceField, placeRefusal } from './refusal-places';

/** The field that says whose visit it is, by the kind that is chosen. */
const WHO: Readonly<Record<VisitKind, PlaceField>> = {
  session: 'planId',
  consultation: 'patientId',
  booster: 'boosterId',
};

interface Model {
  readonly kind: VisitKind;
  readonly planId: string;
  readonly boosterId: string;
  readonly patientId: string;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly date: string;
  readonly time: string;
  /** Why the calendar is set aside, where it can be. */
  readonly reason: string;
}

const LONGEST_REASON = 300;
const NOTHING_REFUSED: PlacedRefusal = {
  ...{ fields: {}, general: undefined, reason: undefined, elsewhere: false, overridable: false },
};

/** The same sessions back where they were; each booking has become one version newer. */
function putBack(steps: readonly RippleStep[]): RippleStep[] {
  return steps.map((step) => ({
    ...{ ...step, startsAt: step.was, roomId: step.wasRoomId, clinicianId: step.wasClinicianId },
    bookingVersion: step.bookingVersion + 1,
  }));
}

/**
 * Books a visit of any kind, or moves one: the one form for it. A refusal stands at the field that can mend it, with
 * what is in the way, and everything typed stays.
 */
@Component({
  selector: 'tl-place-visit',
  imports: [
    ...[Banner, ClinicTime, DateField, Field, FormField, FormRoot, FreePlaces, Input, MatButton, MatDialogActions],
    ...[MatDialogContent, MatDialogTitle, PatientPicker, RipplePanel, Segmented, TimeField],
  ],
  templateUrl: './place-visit.html',
  styleUrl: './place-visit.scss',
})
export class PlaceVisit {
  readonly #asked = inject<{ readonly visit: VisitToPlace; readonly at: WantedTime }>(MAT_DIALOG_DATA);
  readonly #api = inject(SchedulingApi);
  readonly #zone = inject(ClinicZone);
  readonly #clock = inject(Clock);
  readonly #dialog = inject<MatDialogRef<PlaceVisit, Placed>>(MatDialogRef);
  /** One act, however often it is tried. */
  readonly #key = idempotencyKey();
  /** The booking as it was looked at, or as the refusal told that somebody changed it meanwhile. */
  #version = this.#asked.visit.act === 'move' ? this.#asked.visit.visit.version : undefined;
  #overtook = false;

  protected readonly visit = this.#asked.visit;
  protected readonly words = WORDS[this.visit.act];
  protected readonly kinds = KINDS;
  protected readonly today = dateInZone(this.#clock.now(), this.#zone.id());
  readonly #model = signal(this.#begin());
  /** The kind of the visit, where the person says here whose it is. */
  readonly #kind = computed(() => (this.visit.act === 'any' ? this.#model().kind : undefined));

  protected readonly locations = this.#api.locationsResource();
  protected readonly clinicians = this.#api.cliniciansResource();
  protected readonly plans = this.#api.plansToBookResource(() => this.#kind() === 'session');
  protected readonly boosters = this.#api.boostersToBookResource(() => this.#kind() === 'booster');
  protected readonly rooms = computed(() => {
    const locations = this.locations.hasValue() ? this.locations.value() : [];
    return locations.flatMap(({ rooms }) => rooms.filter(({ state }) => state === 'active'));
  });
  protected readonly clinicianNames = computed(() => (this.clinicians.hasValue() ? this.clinicians.value() : []));
  protected readonly plansToBook = computed(() => (this.plans.hasValue() ? this.plans.value().items : []));
  protected readonly boostersToBook = computed(() => (this.boosters.hasValue() ? this.boosters.value() : []));
  readonly #lists = [this.locations, this.clinicians, this.plans, this.boosters];
  protected readonly listFailed = computed(() => this.#lists.some((list) => list.error()));

  /** Where a session of a plan is to go, once it is another time than now: those behind it may have to follow. */
  protected readonly rippleTo = computed<VisitTime | undefined>(
    () => {
      const { roomId, clinicianId, date, time } = this.#model();
      if (this.visit.act !== 'move' || this.visit.visit.kind !== 'session') return undefined;
      if (!roomId || !clinicianId || !date || !time || !this.form().valid()) return undefined;
      const startsAt = toInstant(date, time, this.#zone.id());
      return startsAt === this.visit.visit.startsAt ? undefined : { roomId, clinicianId, startsAt };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly ripple = viewChild(RipplePanel);

  protected readonly begun = computed(() => {
    const { date, time } = this.#model();
    if (!date || !time || !this.form.time().valid() || !this.form.date().valid()) return undefined;
    return begunWords(toInstant(date, time, this.#zone.id()), this.#clock.minute());
  });

  readonly #mayOverride = inject(Auth).may('booking.override');
  readonly #refused = signal<{ readonly refusal: PlacedRefusal; readonly of: Model } | undefined>(undefined);
  /** While nothing was changed since, a refusal is an error; afterwards it still says what to steer clear of. */
  readonly #stands = computed(() => this.#refused()?.of === this.#model());
  protected readonly general = computed(() => (this.#stands() ? this.#refused()?.refusal.general : undefined));
  protected readonly overridable = computed(() => this.#refused()?.refusal.overridable ?? false);
  protected readonly asksReason = computed(() => this.#mayOverride && this.overridable());
  /** The place that was refused, until another one is chosen. */
  protected readonly refusedPlace = computed<PlaceQuestion | undefined>(
    () => {
      const refused = this.#refused();
      const { roomId, clinicianId, date, time } = this.#model();
      if (!refused?.refusal.elsewhere) return undefined;
      const { of } = refused;
      if (of.roomId !== roomId || of.clinicianId !== clinicianId || of.date !== date || of.time !== time)
        return undefined;
      return { roomId, clinicianId, startsAt: toInstant(date, time, this.#zone.id()), ...this.#whatFor(of) };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly roomName = computed(() => this.rooms().find(({ id }) => id === this.#model().roomId)?.name ?? '');

  protected readonly form = form(
    this.#model,
    (path) => {
      validate(path.planId, ({ value }) =>
        this.#kind() === 'session' && !this.#planOf(value())
          ? { kind: 'required', message: 'Choose a plan.' }
          : undefined,
      );
      required(path.boosterId, { message: 'Choose a booster.', when: () => this.#kind() === 'booster' });
      required(path.patientId, { message: 'Choose a patient.', when: () => this.#kind() === 'consultation' });
      required(path.roomId, { message: 'Choose a room.' });
      required(path.clinicianId, { message: 'Choose a clinician.' });
      required(path.date, { message: 'Choose a date.' });
      required(path.time, { message: 'Choose a time.' });
      maxLength(path.reason, LONGEST_REASON, { message: `At most ${LONGEST_REASON} characters.` });
    },
    {
      submission: {
        action: async () => {
          const tried = this.#model();
          const { roomId, clinicianId, date, time } = tried;
          const at = { roomId, clinicianId, startsAt: toInstant(date, time, this.#zone.id()) };
          const reason = this.asksReason() ? tried.reason.trim() : '';
          this.#refused.set(undefined);
          const ripple = reason ? undefined : this.ripple()?.choice();
          if (ripple?.blocked) {
            this.#refused.set({ refusal: { ...NOTHING_REFUSED, general: ripple.blocked }, of: tried });
            return undefined;
          }
          const together = ripple && ripple.moves.length > 1 ? ripple.moves : undefined;
          const result = together
            ? await this.#moveTogether(together, this.#key)
            : await this.#place({ ...at, ...(reason && { override: { reason } }) }, tried);
          if (result.ok) {
            const roomName = this.rooms().find(({ id }) => id === roomId)?.name ?? '';
            const undo = together && { undo: () => this.#moveTogether(putBack(together), idempotencyKey()) };
            const overtook = this.#overtook && { overtook: true };
            const { id } = (result.value ?? {}) as { readonly id?: string };
            this.#dialog.close({ ...at, date, time, roomName, id, ...undo, ...overtook });
            return undefined;
          }
          // Not an error of the form: a clash may be mended at another field, and such an error would block the next try.
          if (result.problem.code === 'booking.changed') {
            this.#overtook = true;
            this.#version = result.problem.facts?.version;
          }
          const refusal = placeRefusal(result.problem, (field) => this.#shows(field), WHO[tried.kind]);
          this.#refused.set({ refusal, of: tried });
          const [first] = Object.keys(refusal.fields) as PlaceField[];
          if (refusal.reason) this.form.reason().focusBoundControl();
          else if (first) this.form[first]().focusBoundControl();
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected refusal(field: PlaceField): string | undefined {
    return this.#stands() ? this.#refused()?.refusal.fields[field] : undefined;
  }

  protected readonly reasonRefused = computed(() => (this.#stands() ? this.#refused()?.refusal.reason : undefined));

  protected advice(field: PlaceField, otherwise?: string): string | undefined {
    return this.#stands() ? otherwise : (this.#refused()?.refusal.fields[field] ?? otherwise);
  }

  protected takeTime(time: string): void {
    this.form.time().value.set(time);
    this.form.time().focusBoundControl();
  }

  protected takeRoom(roomId: string): void {
    this.form.roomId().value.set(roomId);
    this.form.roomId().focusBoundControl();
  }

  protected reloadLists(): void {
    for (const list of this.#lists) if (list.error()) list.reload();
  }

  protected close(): void {
    this.#dialog.close();
  }

  #begin(): Model {
    const { visit, at } = this.#asked;
    const nobody = { planId: '', boosterId: '', patientId: '', reason: '' };
    if (visit.act === 'move') {
      const { kind, roomId, clinicianId, startsAt } = visit.visit;
      return { kind, ...nobody, roomId, clinicianId, ...fromInstant(startsAt, this.#zone.id()) };
    }
    const date = at.date === undefined || at.date < this.today ? this.today : at.date;
    const rest = { roomId: at.roomId ?? '', clinicianId: at.clinicianId ?? '', date, time: at.time ?? '' };
    if (visit.act === 'consultation') return { kind: 'consultation', ...nobody, patientId: visit.patientId, ...rest };
    if (visit.act === 'booster') return { kind: 'booster', ...nobody, boosterId: visit.boosterId, ...rest };
    const { planId = '', boosterId = '' } = visit;
    return { kind: boosterId ? 'booster' : 'session', ...nobody, planId, boosterId, ...rest };
  }

  /** What the place was for: by it the server knows the minutes and the patient. */
  #whatFor({ kind, planId, boosterId, patientId }: Model): Pick<PlaceQuestion, 'purpose' | 'patientId' | 'purposeId'> {
    if (this.visit.act === 'move') {
      return { purpose: kind, purposeId: this.visit.visit.purposeId };
    }
    const plan = this.#planOf(planId);
    const booster = this.boostersToBook().find(({ id }) => id === boosterId);
    const who = { session: plan?.patientId, consultation: patientId, booster: booster?.patientId }[kind];
    return { purpose: plan?.ordinal === 1 ? 'first_session' : kind, ...(who && { patientId: who }) };
  }

  #shows(field: PlaceField): boolean {
    const kind = this.#kind();
    return !Object.values(WHO).includes(field) || (kind !== undefined && WHO[kind] === field);
  }

  /** A plan that was given may have been booked at another desk since. */
  #planOf(planId: string) {
    return this.plansToBook().find((plan) => plan.planId === planId);
  }

  #moveTogether(steps: readonly RippleStep[], key: string): Promise<CommandResult<unknown>> {
    return this.#api.moveTogether(steps[0]?.sessionId ?? '', steps, key);
  }

  #place(at: PlaceRequest, { kind, planId, boosterId, patientId }: Model): Promise<CommandResult<unknown>> {
    if (this.visit.act === 'move') {
      const { kind, purposeId } = this.visit.visit;
      return this.#api.move({ kind, purposeId, ...(this.#version !== undefined && { version: this.#version }) }, at);
    }
    const inquiryId = this.visit.act === 'consultation' ? this.visit.inquiryId : undefined;
    if (kind === 'consultation') return this.#api.bookConsultation({ patientId, inquiryId }, at, this.#key);
    if (kind === 'booster') return this.#api.bookBooster(boosterId, at, this.#key);
    const ordinal = this.#planOf(planId)?.ordinal ?? 0;
    return this.#api.bookSession(planId, ordinal, at, this.#key);
  }
}
