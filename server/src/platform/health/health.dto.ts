export class HealthResponse {
  /** Always `ok`: anything else comes as a problem. */
  status: string;
}
