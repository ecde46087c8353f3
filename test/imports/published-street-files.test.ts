import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { fetchCurrent } from '#holdings/index.ts'
import { importStreet } from '#performance/index.ts'
import { openStorage } from '#storage/index.ts'
import { seedFolder } from '#storage/testing.ts'
import { parseArea, readAreaFolder } from '../../src/area/load-area.ts'

describe('importStreet of the published files', () => {
  const root = join(import.meta.dirname, '../..')
  const shared = join(root, '../shared/data')
  const districtCounts = join(shared, 'derived/leicestershire-month-district-crimetype-counts.csv')

  it('agrees with counts made by other means, month by month, district by district', async () => {
    const real = parseArea(await readAreaFolder(join(root, 'areas/leicestershire')))
    if (!existsSync(districtCounts) || !real.ok) {
      console.log('Left out: ../shared has no street files to count')
      return
    }
    const area = real.value
    const folder = await mkdtemp(join(tmpdir(), 'street-'))
    await seedFolder(folder)
    const storage = await openStorage({ folder, holder: 'a test' })
    assert.ok(storage.ok)
    try {
      const outcome = await importStreet(storage.value.db, area, {
        given: [join(shared, 'police-uk/leicestershire')],
        dataFolder: folder,
        actor: 'An analyst',
        reason: 'Monthly street files',
        today: '2026-04-15',
        at: '2026-04-15T09:00:00Z',
      })
      assert.ok(outcome.ok)
      assert.deepEqual(
        [outcome.value.rowsRead, outcome.value.crimeTypes, outcome.value.filesRead],
        [301_838, 14, 35],
      )
      const measureOf = new Map(area.file.streetMeasures.map((one) => [one.crimeType, one.measure]))
      const districts = new Map(
        area.file.places
          .filter(({ kind }) => kind === 'district')
          .map(({ name, id }) => [name, id]),
      )
      const expected = new Map<string, number>()
      const row = z.object({
        month: z.string(),
        district: z.string(),
        crime_type: z.string(),
        records: z.coerce.number(),
      })
      const text = await readFile(districtCounts, 'utf8')
      for (const { month, district, crime_type, records } of z
        .array(row)
        .parse(parse(text, { columns: true }))) {
        const place =
          district === '(no location)' ? 'no-location' : (districts.get(district) ?? 'outside')
        for (const one of [place, area.file.places[0]?.id]) {
          const key = `${measureOf.get(crime_type)} ${one} ${month}`
          expected.set(key, (expected.get(key) ?? 0) + records)
        }
      }
      const current = await fetchCurrent(storage.value.db, { measures: [...measureOf.values()] })
      for (const found of current) {
        const key = `${found.measure} ${found.area} ${found.period_start.slice(0, 7)}`
        assert.equal(found.value, expected.get(key) ?? 0, key)
        expected.delete(key)
      }
      assert.deepEqual([...expected.keys()], [])

      const asb = measureOf.get('Anti-social behaviour')
      const monthly = current.filter(
        ({ measure, area: place }) => measure === asb && place === area.file.places[0]?.id,
      )
      const mean = monthly.reduce((sum, { value }) => sum + (value ?? 0), 0) / monthly.length
      assert.equal(mean.toFixed(2), '953.26')
    } finally {
      await storage.value.close()
      await rm(folder, { recursive: true })
    }
  })
})
