import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import type { Measured } from './measured.ts'
import { residentMegabytes } from './process-tree.ts'
import { startSite } from './running-site.ts'

const READERS = 50
const SECONDS = 10

const PAGES = [
  '/',
  '/performance',
  '/performance/street-anti-social-behaviour',
  '/performance/missing-person-reports',
  '/reports/force-performance/2018-19',
  '/data',
]

/**
 * The site as a newcomer meets it: from an empty folder to its first page, then 50 readers at once,
 * then its memory when they have gone. Loopback only, for ten seconds.
 */
export async function benchSite(): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'critical-friend-bench-'))
  const start = performance.now()
  const { site, address } = await startSite(folder)
  try {
    await fetch(address).then((answer) => answer.text())
    const first = (performance.now() - start) / 1000
    await wait(3_000)
    const atRest = residentMegabytes(site.pid ?? 0)
    for (const page of PAGES) await fetch(address + page).then((answer) => answer.text())
    const { latency, requests, errors, non2xx } = await autocannon({
      url: address,
      connections: READERS,
      duration: SECONDS,
      requests: PAGES.map((path) => ({ path, headers: { 'accept-encoding': 'gzip' } })),
    })
    await wait(3_000)
    return [
      {
        name: 'first start to a working page, embedded, the area loaded',
        measured: `${first.toFixed(1)} s`,
        floor: '10 s',
        ok: first <= 10,
      },
      {
        name: `published pages, 95th percentile of ${READERS} readers at once`,
        measured: `${latency.p97_5} ms (97.5th), ${latency.p50} ms (50th)`,
        floor: '100 ms',
        ok: latency.p97_5 <= 100 && errors + non2xx === 0,
        note: `${Math.round(requests.average)} pages a second, ${errors + non2xx} failed`,
      },
      {
        name: 'memory at rest, embedded',
        measured: `${atRest} MB after the first page, ${residentMegabytes(site.pid ?? 0)} MB after the readers`,
        floor: '300 MB',
        ok: atRest <= 300,
      },
    ]
  } finally {
    site.kill('SIGTERM')
    await new Promise((resolve) => site.once('close', resolve))
    await rm(folder, { recursive: true, force: true })
  }
}
