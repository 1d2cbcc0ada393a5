import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionsModule } from '../sessions/sessions.module.js';
import { IntegrationNote } from './integration-note.entity.js';
import { IntegrationNotesController } from './integration-notes.controller.js';
import { IntegrationNotesQueries } from './integration-notes.queries.js';
import { IntegrationNotesService } from './integration-notes.service.js';
import { NoteAddendum } from './note-addendum.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([IntegrationNote, NoteAddendum]), SessionsModule],
  controllers: [IntegrationNotesController],
  providers: [IntegrationNotesService, IntegrationNotesQueries],
  exports: [IntegrationNotesService, IntegrationNotesQueries],
})
export class IntegrationNotesModule {}
