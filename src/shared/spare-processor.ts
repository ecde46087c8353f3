import { availableParallelism, loadavg } from 'node:os'

/**
 * Whether a processor had nothing to do in the last minute: a second thread takes more work in all, and on a busy
 * machine would be waited for longer than one.
 */
export function hasSpareProcessor(
  processors = availableParallelism(),
  [load = 0]: readonly number[] = loadavg(),
): boolean {
  return processors > 1 && load <= processors - 1
}
