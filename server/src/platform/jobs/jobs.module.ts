import { Global, Module } from '@nestjs/common';
import { JobRunner } from './job-runner.js';
import { Sweep } from './sweep.js';

/** Global: any module may add a job. */
@Global()
@Module({ providers: [JobRunner, Sweep], exports: [JobRunner] })
export class JobsModule {}
