import type { Area } from '#area/index.ts'
import { formatNumber, numberInWords } from '#shared/index.ts'
import {
  FALSE_DISCOVERY_RATE,
  FEWEST_FOR_SEASON,
  LARGE_POINTS,
  MONTHS_TO_ADJUST,
  MOST_QUESTIONS,
  SEASON_P,
  SURVEY_SETTINGS,
  TAKEN_DISPERSION,
} from '#statistics/index.ts'
import type { Page } from '#web/index.ts'
import { MOST_DRAWN, QUARTERS_CHARTED } from '../series/shown-figures.ts'

/** One technique in plain words, with its formula, where it comes from and how we have set it. */
export interface Technique {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly formula: string
  readonly settings: string
  readonly source: string
}

export interface MethodPage extends Page {
  readonly heading: string
  readonly lead: string
  readonly techniques: readonly Technique[]
}

/** `/method`: every technique that a figure on the site rests on. */
export function presentMethod({ file }: Area): MethodPage {
  const { fewestForPercent, fewestForRank, suppressUpTo, reportsAsPrinted } = file.smallNumbers
  return {
    title: 'How figures are worked out',
    heading: 'How figures are worked out',
    lead:
      'Every number on this site is worked out in one of these ways, the same for every measure. ' +
      'Each is checked against other programs (R 4.2.2, the NHS’s and two open packages) to eight figures or more.',
    techniques: [
      {
        id: 'change',
        name: 'Change from one period to another',
        words:
          'The later figure less the earlier, and that difference as a percent of the earlier. ' +
          'Percentages are compared in percentage points. Where the way of recording changed between the two, no change is given.',
        formula: 'difference = later − earlier; percent = 100 × difference ÷ earlier',
        settings: `Percents are rounded half away from zero. None is given where the earlier count is below ${fewestForPercent}; from none, it is called new.${reportsAsPrinted ? ' Reports keep the percents that the papers they set again printed.' : ''}`,
        source: 'The force’s own performance reports, whose printed changes this agrees with.',
      },
      {
        id: 'usual-range',
        name: 'The usual range',
        words:
          'How far months lie from the ones before them says how much this measure goes up and down by itself. ' +
          'A month beyond that range is unusual. So is one of seven in a row on one side of the average, one of seven rises or falls in a row, ' +
          'or one of two in three close to the same end of the range.',
        formula:
          'mean ± 2.66 × average moving range; close to the end: beyond mean ± 1.77 × average moving range',
        settings:
          'Moving ranges of 3.267 times their average or more are left out once. No range under 6 figures; from 6 to 12 it is provisional and nothing is called unusual; from 13 it is firm. ' +
          `Series are drawn for ${file.chartMonths} months, or ${QUARTERS_CHARTED} quarters where too few months are published; not where the axis would have more than ${MOST_DRAWN} of them. ` +
          'Each measure’s page shows what its range was at the end of the last eight quarters.',
        source:
          'Montgomery, Statistical Quality Control, section 6.4; the rules of NHS England’s Making Data Count.',
      },
      {
        id: 'chart',
        name: 'The chart that suits the number',
        words:
          'Counts of ten or more a month are charted as single values, allowed for the days in each month and for the season where there is one. ' +
          'Fewer than that have exact limits for small counts. Where the day of each is recorded and they are fewer than five a month, the days from one to the next are charted instead (t, or g where some fell on one day). ' +
          'A share or a rate whose numbers are known has limits that follow them, widened where it varies more than chance. Each measure’s page says which chart it has and why.',
        formula:
          'p: p̄ ± 3√(p̄(1 − p̄) ÷ n); u: ū ± 3√(ū ÷ n); c: exact Poisson limits; p′ and u′: times the spread of the z scores; g: ḡ ± 3√(ḡ(ḡ + 1)); t: single values of y^(1÷3.6)',
        settings:
          'Widened where Pearson’s chi-square over its degrees of freedom is above 1.5. A point outside its limits, runs and rises are called unusual as they are for single values; below an average of five only a point outside the limits is. No limits are drawn on rolling twelve months, which share months with one another: nearly every stable one would look unusual.',
        source: 'Montgomery, chapters 6 and 7; Laney (2002) for p′ and u′.',
      },
      {
        id: 'season',
        name: 'Days and seasons',
        words:
          'Some months are longer, and some crimes come with the summer. Counts are compared day for day, so the usual range of a February is lower than that of a March. ' +
          'Where three years or more show the same pattern, that is allowed for too, so that a July is judged as a July. Every value is shown as it was counted: it is the usual range that follows the month.',
        formula:
          'log(expected) = level + month + log(days), fitted to counts whose variance is φ times that of chance; F test of the months; adjusted = count ÷ days × 30.4375 ÷ month’s factor; a month’s range = the range of adjusted counts × its days ÷ 30.4375 × its factor',
        settings: `A season is looked for in all the months held, from ${MONTHS_TO_ADJUST} of them, and allowed for where p is below ${SEASON_P}. It takes ${FEWEST_FOR_SEASON.aMonth} a month on average, and at least ${FEWEST_FOR_SEASON.ofAMonthOfTheYear} in ${FEWEST_FOR_SEASON.monthsOfTheYear} of the twelve months of the year; counts that do not follow the lengths of months have none, and counts are never taken to vary less than chance. Each phase of a rebased series has its own level. A season that shows only once every calendar year is given a level of its own is told, and not allowed for. A month is higher or lower than most when it is beyond four in five of the others.`,
        source: 'McCullagh and Nelder, Generalized Linear Models, sections 2.5 and 6.2; R’s glm.',
      },
      {
        id: 'quarter',
        name: 'Is a quarter’s change more than its usual ups and downs?',
        words:
          'A quarter is set against the mean of the same quarter in the three years before. How much the quarters of those years vary says how large a difference has to be.',
        formula: 't = (Q − E) ÷ √(φ E (1 + 1 ÷ k)), k years, φ at least 1',
        settings: `Where three years are not held, two; with fewer nothing is said. φ is taken from the quarters of those years, each about the mean of its own quarter of the year, because months follow one another. Across a table, marked so that at most ${formatNumber(100 * FALSE_DISCOVERY_RATE)} in 100 of the marks are chance (Benjamini and Hochberg). Not tested where recording changed.`,
        source:
          'Quasi-Poisson prediction; Benjamini and Hochberg (1995). In 5,000 made-up series without change, whose months are correlated by 0 to 0.7, it marks 3.4% to 5.6%, and it sees a rise of 30% in 62 of 100 (300 a month, with 8.5 times the variance of chance).',
      },
      {
        id: 'false-alarms',
        name: 'How much chance alone would mark',
        words:
          'Even if nothing changed anywhere, some months would be called unusual. The number to expect is printed beside the number found.',
        formula:
          'in the last quarter: 3.9% of stable measures; anywhere in 24, 36 or 60 months: 18%, 29% or 47%',
        settings:
          'A list of measures speaks of the latest figure of each; beneath a chart, of all that is drawn. A report speaks of its own period first.',
        source: 'Simulated from stable series.',
      },
      {
        id: 'survey',
        name: 'Surveys',
        words:
          'A percentage of those who answered is given with the range in which it would most likely be, had others been asked. A change is judged the same way. Two periods that share days are not compared. ' +
          'Where nobody says how many answered, nothing can be judged, and the report asks. ' +
          'A survey with months is charted as a share, of as many as answered each month.',
        formula:
          'Wilson’s score interval; Newcombe’s hybrid interval for a difference; p or p′ chart of the months; all on n ÷ design effect',
        settings: `95%. Design effect ${SURVEY_SETTINGS.designEffect} unless the survey gives one. No percentage under ${SURVEY_SETTINGS.fewestAnswers} answers.`,
        source: 'Wilson (1927); Newcombe (1998), method 10.',
      },
      {
        id: 'questions',
        name: 'Questions worth asking',
        words:
          'A question is put where something unusual, misleading or unexplained is known: a month beyond its usual range, a large change with nothing registered to explain it, two papers that give different figures, ' +
          'a change in recording or two definitions, a share that rose while its number fell, a survey without how many answered, a percent of a small count, a change without its numbers, or a figure that stopped. ' +
          'What is registered is named, and never taken for the cause. Nothing else goes into a question.',
        formula:
          'large, for a count: at least a fifth of the earlier figure, and |later − earlier| > 1.96 × √(φ × (later + earlier))',
        settings:
          `The most pressing ${numberInWords(MOST_QUESTIONS)} for each measure. Two figures do not show what is usual, so φ is taken as ${TAKEN_DISPERSION.short} for a month or quarter and ${TAKEN_DISPERSION.year} for a year. ` +
          `No count that was below ${fewestForPercent} is called large. Times and money: a change of a fifth; percentages: ${LARGE_POINTS} points; surveys by who answered; ranks never.`,
        source:
          'Dispersions as found in counts of 80 to 600 a month. In 20,000 made-up pairs of periods without change it asks of 4% to 6% of quarters and under 1% of years ' +
          '(12% of years of 80 a month with 7.7 times the variance of chance); a rule of a fifth alone would ask of 43% of those quarters.',
      },
      {
        id: 'forces',
        name: 'Comparing forces',
        words:
          'Rates are for every 1,000 people who live there, with the year of the population named. The rank comes with the places that chance in the counts could give it. ' +
          'A force is above or below the range expected only when it lies outside what forces of its size, as different as these are, would show.',
        formula:
          'rank interval: 1,000 draws of gamma(count + ½) ÷ people; range: exact Poisson limits about the pooled rate, widened on the log scale by τ²; φ = χ² ÷ (forces − 1)',
        settings: `The band is 95%, the dotted lines 99.8%. In 3,000 made-up groups of eight forces whose rates differ by 5% to 30%, about 3% of forces fell outside the band and 0.1% outside the lines; of several kinds of offence, so, no more than about 1 in 20 is outside by chance. The average is the plain mean of the rates. Forces without a figure are listed. No ranks are given after the group’s review date, nor where a force has fewer than ${fewestForRank}.`,
        source:
          'Spiegelhalter (2005), Funnel plots for comparing institutional performance; Goldstein and Spiegelhalter (1996).',
      },
      {
        id: 'small-numbers',
        name: 'Small numbers',
        words:
          'A very small count of a part of a measure (a breakdown, a place smaller than the police area) could point to a person. When such counts come in they can be withheld, with as few others as will keep them from being worked out: ' +
          'from their totals, from what is public already, from the months of a quarter, from the parts of a measure. Both are shown as withheld, since to tell them apart would give the small ones away. ' +
          'Figures that others had already published are shown as they were printed. A percent of few says little, so none is given.',
        formula:
          'every withheld count lies on a closed path of withheld counts, along which one can be raised and the next lowered with every sum kept and none below nought',
        settings: `Counts from 1 to ${suppressUpTo} are small. No percent change is given of a count below ${fewestForPercent}; from none, it is called new. No force is ranked where a count is under ${fewestForRank}. These thresholds are choices of policy and can be set. What is broken down in more than two ways at once is not withheld here: its import is refused unless it was published already.`,
        source:
          'ONS, Policy on protecting confidentiality in tables of statistics; Kelly and others (1992) for the paths.',
      },
      {
        id: 'pairs',
        name: 'Two measures side by side',
        words:
          'Whether two measures moved together, in the same month or later. It never shows that one moved the other.',
        formula:
          'correlation of the two with their straight trends taken out; Fisher’s interval on the months that count after allowing for each being like the one before',
        settings: 'Up to 6 months later; 95% for all lags together; 18 months at least.',
        source: 'Fisher (1921); Bartlett (1946).',
      },
      {
        id: 'rebase',
        name: 'When the usual range starts again',
        words:
          'Only where a change is registered with a reason and the name of who approved it. The program may suggest a date where 13 months have stayed on one side; it never starts a range again by itself.',
        formula: 'mean and limits from the first period on or after the day',
        settings: 'The new range is provisional until it has 13 figures.',
        source: 'The area’s register of recording changes.',
      },
    ],
  }
}
