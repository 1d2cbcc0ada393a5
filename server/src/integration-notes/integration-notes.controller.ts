import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { IfMatch } from '../platform/http/if-match.js';
import type { Actor } from '../platform/http/request-context.js';
import {
  IntegrationNoteResponse,
  MarkNoteInError,
  NewAddendum,
  NoteSummaryResponse,
  SaveNote,
  SignNote,
  UnsignedNoteResponse,
} from './integration-note.dto.js';
import { IntegrationNotesQueries } from './integration-notes.queries.js';
import { IntegrationNotesService } from './integration-notes.service.js';

@Controller()
export class IntegrationNotesController {
  constructor(
    private readonly service: IntegrationNotesService,
    private readonly queries: IntegrationNotesQueries,
  ) {}

  /** Begins a draft about a session. @throws {409} the session has not begun */
  @Post('sessions/:id/integration-notes')
  @Idempotent()
  @Allow('note.write')
  async begin(@Param() { id }: IdParam, @CurrentStaff() staff: Actor): Promise<IntegrationNoteResponse> {
    return this.#page(await this.service.begin(id), staff);
  }

  /** Notes about a session, without their text. */
  @Get('sessions/:id/integration-notes')
  @Allow('note.read')
  async list(@Param() { id }: IdParam, @CurrentStaff() staff: Actor): Promise<NoteSummaryResponse[]> {
    const rows = await this.queries.listOfSession(id, staff.staffId);
    return rows.map((row) => NoteSummaryResponse.from(row));
  }

  /** The reader's own drafts, the longest waiting first. */
  @Get('integration-notes/unsigned')
  @Allow('note.write')
  async unsigned(@CurrentStaff() staff: Actor): Promise<UnsignedNoteResponse[]> {
    const rows = await this.queries.listDraftsOf(staff.staffId);
    await this.service.draftsListed(rows.map(({ id }) => id));
    return rows.map((row) => UnsignedNoteResponse.from(row));
  }

  @Get('integration-notes/:id')
  @Allow('note.read')
  async read(@Param() { id }: IdParam, @CurrentStaff() staff: Actor): Promise<IntegrationNoteResponse> {
    const page = await this.queries.findReadableById(id, staff.staffId);
    await this.service.noteRead(page.note);
    return IntegrationNoteResponse.from(page, staff.staffId);
  }

  /** Keeps what is typed. @throws {412} saved from elsewhere in the meantime */
  @Put('integration-notes/:id')
  @Allow('note.write')
  async save(
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() body: SaveNote,
    @CurrentStaff() staff: Actor,
  ): Promise<IntegrationNoteResponse> {
    await this.service.save(id, version, body.sections);
    return this.#page(id, staff);
  }

  /** Signs the version that was read. @throws {412} it has changed since @throws {422} it says nothing */
  @Post('integration-notes/:id/sign')
  @HttpCode(200)
  @Idempotent()
  @Allow('note.write')
  async sign(
    @Param() { id }: IdParam,
    @Body() body: SignNote,
    @CurrentStaff() staff: Actor,
  ): Promise<IntegrationNoteResponse> {
    await this.service.sign(id, body.version);
    return this.#page(id, staff);
  }

  /** Appends signed text. @throws {409} the note is not signed */
  @Post('integration-notes/:id/addenda')
  @Idempotent()
  @Allow('note.write')
  async addend(
    @Param() { id }: IdParam,
    @Body() body: NewAddendum,
    @CurrentStaff() staff: Actor,
  ): Promise<IntegrationNoteResponse> {
    await this.service.addend(id, body.text);
    return this.#page(id, staff);
  }

  /** Takes a signed note out of use; its text stays. @throws {403} by its author @throws {409} it is not signed */
  @Post('integration-notes/:id/mark-in-error')
  @HttpCode(200)
  @Idempotent()
  @Allow('note.write')
  async markInError(
    @Param() { id }: IdParam,
    @Body() { cause, words }: MarkNoteInError,
    @CurrentStaff() staff: Actor,
  ): Promise<IntegrationNoteResponse> {
    await this.service.markInError(id, cause, words);
    return this.#page(id, staff);
  }

  /** Throws a draft away. @throws {409} it is signed */
  @Post('integration-notes/:id/discard')
  @HttpCode(204)
  @Allow('note.write')
  discard(@Param() { id }: IdParam): Promise<void> {
    return this.service.discard(id);
  }

  async #page(id: string, staff: Actor): Promise<IntegrationNoteResponse> {
    return IntegrationNoteResponse.from(await this.queries.findReadableById(id, staff.staffId), staff.staffId);
  }
}
