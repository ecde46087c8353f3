import { Worker } from 'node:worker_threads'

/** What a process of its own may take before it is ended. */
export interface ProcessBounds {
  /** Of the processor's time, of all its threads: how long it waits for its turn on a busy machine does not count. */
  readonly seconds: number
  /** Of all its memory, and not only what V8 counts. */
  readonly megabytes: number
}

/** The signal that ends a process whose time is used up; too much memory ends it with SIGKILL. */
export const TIME_USED_UP = 'SIGVTALRM'

/**
 * Ends this process when it has taken more than it may. A thread that does nothing else looks every
 * twentieth of a second, however busy this one is.
 */
export function keepWithin({ seconds, megabytes }: ProcessBounds): void {
  const guard = new Worker(
    `setInterval(() => {
      if (process.memoryUsage.rss() > ${megabytes * 1e6}) process.kill(process.pid, 'SIGKILL')
      const { user, system } = process.cpuUsage()
      if (user + system > ${seconds * 1e6}) process.kill(process.pid, '${TIME_USED_UP}')
    }, 50)`,
    { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } },
  )
  guard.unref()
}
