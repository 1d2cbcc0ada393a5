import { IsUUID } from 'class-validator';

/** `:id` of a route. */
export class IdParam {
  @IsUUID('all')
  id: string;
}
