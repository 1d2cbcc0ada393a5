import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { StaffMember } from './staff-member.entity.js';

@Injectable()
export class StaffQueries {
  constructor(private readonly db: Database) {}

  findByUsername(username: string): Promise<StaffMember | null> {
    return this.db.repository(StaffMember).findOneBy({ username });
  }

  findById(id: string): Promise<StaffMember | null> {
    return this.db.repository(StaffMember).findOneBy({ id });
  }

  /** Id -> name as shown beside what they did, for everyone who is or was on the staff. */
  async findNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; displayName: string }>(
      `SELECT id, display_name AS "displayName" FROM staff_member WHERE id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, displayName }) => [id, displayName]));
  }

  findActiveClinicians(): Promise<StaffMember[]> {
    return this.db.repository(StaffMember).find({
      where: { role: 'clinician', active: true },
      order: { displayName: 'ASC', id: 'ASC' },
    });
  }

  async findPage(page: number, size: number): Promise<{ rows: StaffMember[]; total: number }> {
    const [rows, total] = await this.db.repository(StaffMember).findAndCount({
      order: { displayName: 'ASC', id: 'ASC' },
      skip: (page - 1) * size,
      take: size,
    });
    return { rows, total };
  }
}
