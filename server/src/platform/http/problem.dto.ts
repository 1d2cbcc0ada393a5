/** Error reply, RFC 9457 `application/problem+json`. */
export class Problem {
  /** URI reference of the kind of problem. */
  type: string;
  title: string;
  status: number;
  /** Stable machine-readable code, for example `booking.roomTaken`. */
  code: string;
  /** One sentence for a member of staff. */
  detail: string;
  /** Messages by field path. */
  fieldErrors?: Record<string, string[]>;
  /** Facts that explain the refusal; never patient data. */
  facts?: Record<string, unknown>;
  requestId: string;
}
