/** Minutes a zone is ahead of UTC at an instant. */
export function zoneOffsetMinutes(zone: string, epoch: number): number {
  const name = part(zone, epoch, 'longOffset');
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** The zone as people say it: "Pacific Time", "Central European Time". */
export function zoneName(zone: string, epoch: number): string {
  return part(zone, epoch, 'longGeneric');
}

function part(zone: string, epoch: number, style: 'longOffset' | 'longGeneric'): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: style }).formatToParts(epoch);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
