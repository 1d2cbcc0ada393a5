import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { currentRequest } from '../platform/http/request-context.js';
import type { StaffMember } from '../staff/staff-member.entity.js';
import { StaffQueries } from '../staff/staff.queries.js';
import { PasswordsService } from './passwords.service.js';
import { authError } from './rules/auth-errors.js';
import { SignInLimiter } from './sign-in-limiter.js';

/** Decides whether a password opens the console. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly staff: StaffQueries,
    private readonly passwords: PasswordsService,
    private readonly limiter: SignInLimiter,
    private readonly audit: AuditService,
  ) {}

  /**
   * Who has this name and password. An unknown name takes as long and says the same as a wrong password.
   * @throws auth.wrongCredentials (401), auth.tooManyAttempts (429)
   */
  async identify(username: string, password: string): Promise<StaffMember> {
    const name = username.toLowerCase();
    const ip = currentRequest()?.ip ?? '';
    const staff = await this.staff.findByUsername(name);
    await this.#count(name, ip, staff?.id);
    const right = await this.passwords.matches(staff?.active ? staff.passwordHash : undefined, password);
    if (!right || !staff) {
      await this.#refused(staff?.id, 'wrong name or password');
      throw authError('auth.wrongCredentials');
    }
    await this.limiter.forgive(name, ip);
    return staff;
  }

  /** The same for somebody who is known already: the person behind a locked screen. */
  async confirm(staffId: string, password: string): Promise<void> {
    const staff = await this.staff.findById(staffId);
    await this.identify(staff?.username ?? '', password);
  }

  async #count(name: string, ip: string, staffId: string | undefined): Promise<void> {
    try {
      await this.limiter.count(name, ip);
    } catch (error) {
      await this.#refused(staffId, 'too many attempts');
      throw error;
    }
  }

  #refused(staffId: string | undefined, reason: string): Promise<void> {
    const resource = { type: 'staff_member', ...(staffId !== undefined && { id: staffId }) };
    return this.audit.record({ action: 'auth.signIn', resource, outcome: 'failed', reason });
  }
}
