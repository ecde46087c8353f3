import { readdirSync, readFileSync } from 'node:fs'

/** The kernel counts the processor's time of a process in hundredths of a second, whatever the machine. */
const TICKS_A_SECOND = 100

interface Process {
  readonly pid: number
  readonly parent: number
  /** Its own and that of its children that have ended. */
  readonly cpuSeconds: number
}

/** A process and all that it has started that still run, from Linux's own account. */
function processTree(root: number): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
  const within = (pid: number): readonly Process[] => [
    ...all.filter((one) => one.pid === pid),
    ...all.filter(({ parent }) => parent === pid).flatMap((one) => within(one.pid)),
  ]
  return within(root)
}

/** @returns `undefined` for one that has ended meanwhile */
function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Its name stands in brackets and may hold anything: the numbers come after it (proc(5))
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, ticks] = [fields[1], fields.slice(11, 15).reduce((sum, one) => sum + one, 0)]
    return { pid, parent, cpuSeconds: ticks / TICKS_A_SECOND }
  } catch {
    return undefined
  }
}

/** The processor's time that a process and all that it has started have taken so far, in seconds. */
export function cpuOfTree(root: number): number {
  return processTree(root).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)
}

/** The process of a tree that was started with some word. */
export function findInTree(root: number, word: string): number | undefined {
  return processTree(root).find(({ pid }) => commandOf(pid).includes(word))?.pid
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
}

/** Memory that a process holds, in megabytes. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
