import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Session } from '../sessions/session.entity.js';
import { IntegrationNote } from './integration-note.entity.js';
import { IntegrationNotesController } from './integration-notes.controller.js';
import { IntegrationNotesQueries } from './integration-notes.queries.js';
import { IntegrationNotesService } from './integration-notes.service.js';
import { NoteAddendum } from './note-addendum.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([IntegrationNote, NoteAddendum, Session])],
  controllers: [IntegrationNotesController],
  providers: [IntegrationNotesService, IntegrationNotesQueries],
  exports: [IntegrationNotesService, IntegrationNotesQueries],
})
export class IntegrationNotesModule {}
