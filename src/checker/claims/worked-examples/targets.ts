import { cannotTell, type ExamplesByCheck, nothing, right, wrong } from './shapes.ts'

/** Of targets and limits, and whether they were met. */
export const TARGET_EXAMPLES: ExamplesByCheck = {
  checkTargetsInTables: [
    {
      right: right(
        'threshold',
        'missed',
        held('Webchat satisfaction missed its target.'),
        'The table says "No" of "Webchat satisfaction (%)".',
      ),
      wrong: wrong(
        'threshold',
        'met',
        held('Webchat satisfaction, at 79.4%, met its target.'),
        'The paper says met, but the table says "No" of "Webchat satisfaction (%)".',
        'inconsistent',
      ),
      // Of an earlier quarter the table does not say it
      cannotTell: nothing('threshold', held('In Q1 webchat satisfaction met its target.')),
    },
    {
      right: right(
        'threshold',
        'met',
        aims('For calls answered in ten seconds the target was met.'),
        '91.2% ("Calls answered in ten seconds, Actual") is above its target of 90% ("Calls answered in ten seconds, Target"), and more is better.',
      ),
      wrong: wrong(
        'threshold',
        'met',
        aims('Sickness absence met its target.'),
        'The paper says met, but 5.4% ("Sickness absence, Actual") is above its target of 4.5% ("Sickness absence, Target"), and less is better.',
      ),
      // More hours may be wanted or not: the words do not say
      cannotTell: nothing('threshold', aims('Hours on foot met its target.')),
    },
  ],
  checkTargets: [
    {
      right: right(
        'comparison-direction',
        'exceeding',
        'Availability in Fenby was 94%, exceeding the target of 90%.',
        '94% is above 90%.',
      ),
      wrong: wrong(
        'comparison-direction',
        'exceeding',
        'Availability in Fenby was 84%, exceeding the target of 90%.',
        'The words say "exceeding", but 84% is below 90%.',
      ),
      cannotTell: nothing(
        'comparison-direction',
        'Availability in Fenby was 84%, exceeding the target.',
      ),
    },
  ],
  checkTargetsMet: [
    {
      right: right(
        'threshold',
        'missed',
        'In Fenby 89.6% of calls were answered in 10 seconds. The standard of 90% was missed.',
        '89.6% is below the target of 90%, and more is better.',
      ),
      wrong: wrong(
        'threshold',
        'met',
        'In Fenby 89.6% of calls were answered in 10 seconds. The standard of 90% was met.',
        'The paper says met, but 89.6% is below the target of 90%, and more is better.',
      ),
      cannotTell: nothing(
        'threshold',
        'In Fenby 19.6% of the fleet is electric. The aim of 20% by 2030 was met.',
      ),
    },
    {
      right: right(
        'threshold',
        'missed',
        'Grade 2 calls attended in an hour were 71.5% (target 75%: missed).',
        '71.5% is below the target of 75%, and more is better.',
      ),
      wrong: wrong(
        'threshold',
        'met',
        'The fleet emitted 212 tonnes of carbon against a ceiling of 200, so the target was met.',
        'The paper says met, but 212 is above the target of 200, and less is better.',
      ),
      // Whose target it is that was met, no figure tells
      cannotTell: nothing(
        'threshold',
        'Sentence plans were above the 85% target. Recalls were made in 81.8% of cases and so met theirs.',
      ),
    },
  ],
  checkStatuses: [
    {
      right: right(
        'threshold',
        'Met',
        statuses('Calls abandoned (%)', '8.4', '7.9', '-0.5', 'Met'),
        '7.9 is below the target of 8.0, and less is better.',
      ),
      wrong: wrong(
        'threshold',
        'Met',
        statuses('Calls abandoned (%)', '7.9', '8.4', '+0.5', 'Met'),
        'The row says "Met", but 8.4 is above the target of 8.0, and less is better.',
      ),
      // More patrols may have been wanted, or fewer
      cannotTell: nothing('threshold', statuses('Patrols', '7.9', '8.4', '+0.5', 'Met')),
    },
  ],
  checkStatusesOfColumns: [
    {
      right: right(
        'threshold',
        'No',
        asked('Northway|300|281|No'),
        '300 ("Places") is above 281 ("First preferences"), as in every row that says so.',
      ),
      wrong: wrong(
        'threshold',
        'Yes',
        asked('Northway|300|281|Yes'),
        'The row says "Yes", but 300 ("Places") is above 281 ("First preferences"), and in each of the other rows that goes with "No".',
      ),
      // Two rows are otherwise than the others: it follows from something else
      cannotTell: nothing('threshold', asked('Northway|300|281|Yes', 'Hallam|270|262|Yes')),
    },
  ],
  checkThresholds: [
    {
      right: right(
        'threshold',
        'Just over 1,500',
        'Just over 1,500 smoke alarms (1,548) were fitted in Fenby.',
        'It fits: the exact figure is 1,548 (1,548 in brackets).',
      ),
      wrong: wrong(
        'threshold',
        'More than 2,000',
        'More than 2,000 people (1,940) signed up to alerts in Fenby.',
        'The paper says More than 2,000, but the exact figure is 1,940 (1,940 in brackets).',
      ),
      cannotTell: cannotTell(
        'threshold',
        'More than 2,000',
        'More than 2,000 people in Fenby signed up to alerts.',
        'The exact figure is not printed.',
      ),
    },
    {
      right: right(
        'rounding',
        'around £4m',
        'Inflation adds around £4m (£4.1m) in Fenby.',
        'It fits: the exact figure is £4.1m (£4.1m in brackets).',
      ),
      wrong: wrong(
        'rounding',
        'around £4m',
        'Inflation adds around £4m (£5.1m) in Fenby.',
        'The paper says around £4m, but the exact figure is £5.1m (£5.1m in brackets).',
      ),
      cannotTell: cannotTell(
        'rounding',
        'around £4m',
        'Inflation adds around £4m in Fenby.',
        'The exact figure is not printed.',
      ),
    },
  ],
}

function statuses(...[measure, earlier, later, change, status]: readonly string[]): string {
  return `| Measure | 2023/24 | 2024/25 | Change | Target | Status |\n|---|---|---|---|---|---|\n| ${measure} | ${earlier} | ${later} | ${change} | 8.0 | ${status} |`
}

/** Schools with their places, what was asked for, and whether that was more. */
function asked(last: string, fifth = 'Hallam|270|262|No'): string {
  const rows = ['Lacey|180|297|Yes', 'Dunmore|240|251|Yes', 'East Quarter|210|118|No', fifth]
  return ['School|Places|First preferences|Oversubscribed?', '---|---|---|---', ...rows, last]
    .map((row) => `|${row}|`)
    .join('\n')
}

function held(sentence: string): string {
  return `| Measure | Target | Q1 | Q2 | Met in Q2? |\n|---|---|---|---|---|\n| Calls answered in ten seconds (%) | at least 90 | 89.8 | 91.2 | Yes |\n| Webchat satisfaction (%) | at least 80 | 82.6 | 79.4 | No |\n\n${sentence}`
}

function aims(sentence: string): string {
  return `| Measure | Actual | Target |\n|---|---|---|\n| Calls answered in ten seconds | 91.2% | 90% |\n| Sickness absence | 5.4% | 4.5% |\n| Hours on foot | 48% | 50% |\n\n${sentence}`
}
