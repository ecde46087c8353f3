import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { renumber, swap } from './testing-renumbered.ts'

const figure = (value: number) => sql`
  value = ${sql.lit(value)} and source_document = 'Performance report, quarter 1'`
const copiedFigure = sql`
  measure, area, breakdown, period_start, period_end, value + 1, numerator, denominator, status,
  source_document, source_paragraph, source_link, note, released_on + 1, known_on, recorded_at,
  recorded_by, reason`

/** Done to figures. */
export const EDITS_OF_FIGURES: readonly DishonestEdit[] = [
  edit(
    'two figures of one import given each other’s numbers',
    /figures of import 2 .* not as they were/,
    ...swap('observation', figure(301), figure(412)),
  ),
  edit(
    'a corrected figure put in force again by exchanging it with its correction',
    /figures? of import 2/,
    ...swap('observation', figure(412), figure(214)),
  ),
  edit(
    'a corrected figure put in force again by one higher number',
    /figures? of import 2/,
    sql`update observation set id = default where ${figure(412)}`,
  ),
  edit(
    'all figures of the last import numbered higher',
    /figures? of import 3/,
    ...renumber('observation', sql`update observation set id = id + 1000 where import_id = 3`),
  ),
  edit(
    'a value changed',
    /figures of import 2/,
    sql`update observation set value = 41 where ${figure(412)}`,
  ),
  edit(
    'a place changed',
    /figures of import 2/,
    sql`update observation set area = 'northmere' where ${figure(412)}`,
  ),
  edit(
    'a period changed',
    /figures of import 2/,
    sql`update observation set period_start = '2026-05-02' where ${figure(412)}`,
  ),
  edit(
    'a source changed',
    /figures of import 2/,
    sql`update observation set source_document = 'Another paper' where ${figure(412)}`,
  ),
  edit(
    'a figure known earlier than it was',
    /figures of import 2/,
    sql`update observation set known_on = '2019-01-01' where ${figure(412)}`,
  ),
  edit(
    'a figure recorded at another time',
    /figures of import 2/,
    sql`update observation set recorded_at = '2026-11-30' where ${figure(412)}`,
  ),
  edit(
    'a figure moved to another import',
    /figures of import 3/,
    sql`update observation set import_id = 3 where ${figure(412)}`,
  ),
  edit(
    'a figure removed',
    /figures of import 3/,
    sql`delete from observation where ${figure(214)}`,
  ),
  edit(
    'a figure put in',
    /figures of import 3/,
    sql`
      insert into observation (id, measure, area, breakdown, period_start, period_end, value, numerator,
        denominator, status, source_document, source_paragraph, source_link, note, released_on,
        known_on, recorded_at, recorded_by, reason, import_id)
      overriding system value
      select (select max(id) + 1 from observation), ${copiedFigure}, 3 from observation where ${figure(214)}`,
  ),
  edit(
    'a figure put in before the first',
    /table observation has 1 row before the first/,
    sql`
      insert into observation (id, measure, area, breakdown, period_start, period_end, value, numerator,
        denominator, status, source_document, source_paragraph, source_link, note, released_on,
        known_on, recorded_at, recorded_by, reason, import_id)
      overriding system value select -7, ${copiedFigure}, 3 from observation where ${figure(214)}`,
  ),
  edit(
    'a figure put in for an import that never was',
    /Import -1 has no entry/,
    sql`
      insert into observation (measure, area, breakdown, period_start, period_end, value, numerator,
        denominator, status, source_document, source_paragraph, source_link, note, released_on,
        known_on, recorded_at, recorded_by, reason, import_id)
      select ${copiedFigure}, -1 from observation where ${figure(214)}`,
  ),
  edit(
    'a figure laid down for the next import to take in',
    /1 figure is held that no entry tells of, among those that count/,
    sql`
      insert into observation (id, measure, area, breakdown, period_start, period_end, value, numerator,
        denominator, status, source_document, source_paragraph, source_link, note, released_on,
        known_on, recorded_at, recorded_by, reason, import_id)
      overriding system value
      select (select min(id) - 1 from observation where import_id = 3), ${copiedFigure},
        (select max(id) + 1 from import)
      from observation where ${figure(214)}`,
  ),
  edit(
    'a value that is no number',
    /figures of import 2/,
    sql`update observation set value = 'NaN' where ${figure(412)}`,
  ),
  edit(
    'a moment without end',
    /figures of import 2/,
    sql`update observation set recorded_at = 'infinity' where ${figure(412)}`,
  ),
]
