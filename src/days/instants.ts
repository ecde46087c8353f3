/** Whether one instant is before another, both as ISO 8601. */
export function isBefore(one: string, other: string): boolean {
  return Temporal.Instant.compare(one, other) < 0
}
