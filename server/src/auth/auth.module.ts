import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StaffModule } from '../staff/staff.module.js';
import { AuthController } from './auth.controller.js';
import { AuthGuard } from './auth.guard.js';
import { HallwayScreensController } from './hallway-screens.controller.js';
import { HallwayScreensService } from './hallway-screens.service.js';
import { KnownSignIns } from './known-sign-ins.queries.js';
import { AuthService } from './auth.service.js';
import { CredentialsService } from './credentials.service.js';
import { PasswordsService } from './passwords.service.js';
import { SignInAttempts } from './sign-in-attempts.entity.js';
import { SignInCookie } from './sign-in-cookie.js';
import { SignIn } from './sign-in.entity.js';
import { SignInLimiter } from './sign-in-limiter.js';
import { SignInQueries } from './sign-in.queries.js';
import { SignInSweepService } from './sign-in-sweep.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [StaffModule, TypeOrmModule.forFeature([SignIn, SignInAttempts])],
  controllers: [AuthController, HallwayScreensController],
  providers: [
    ...[
      AuthService,
      CredentialsService,
      HallwayScreensService,
      KnownSignIns,
      PasswordsService,
      SignInCookie,
      SignInLimiter,
      SignInQueries,
      SignInService,
      SignInSweepService,
    ],
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [PasswordsService, SignInQueries, SignInService, SignInSweepService],
})
export class AuthModule {}
