/** Numbers that are names: of sections, acts, telephone lines, ages, times, places on the web. */
export const NAMES = new RegExp(
  [
    String.raw`\b(?:sections?|paragraphs?|paras?|rules?|appendix|appendices|annex|tables?|figures?|pages?|items?|minutes?(?= \d+\()|articles?|schedules?|chapters?|parts?|grades?|years?(?= \d{1,2}\b(?!,\d))|phases?|tiers?|levels?|stages?|steps?|waves?|zones?|priority|top|bands?|act|category|quarters?|version|note) (?:item )?\d+(?:\.\d+)*(?:\([a-z]+\))*(?:(?: ?[-–] ?| (?:and|to) )\d+(?:\.\d+)*)?(?![,\d]*\d*%)`,
    String.raw`\b\d{1,2}[:.]\d\d ?(?:hrs|[ap]\.?m\b\.?)|\b\d{1,2} ?[ap]m\b|\b\d{1,2}:\d\d\b`,
    String.raw`\b0\d{2,4}(?: ?\d{2,})+|\+44[\d ]+`,
    // "1,23" and "1,2797" are slips or figures with a note: what was meant cannot be told
    String.raw`(?<![\d,.])(?!\d{1,3}(?:,\d{3})+(?!\d|,\d))\d+(?:,\d+)+(?:\.\d+)?`,
    String.raw`\S+@\S+|@\w+|https?:\S+|www\.\S+|#\w+`,
    String.raw`(?<![\d,.£])\b(?:999|101|111|112)(?=(?: |-)(?:and (?:999|101)|emergency|non-emergency|calls?|service|number|telephone|line|demand|abandon\w*|volume|contacts?|made up|makes up|accounted for|accounts for)\b)|(?<=\()(?:999|101|111)(?=(?: and (?:999|101))?\))|(?<=\b(?:999|101|call|calls to|via|text|the|and|or|of|for|on)\s)(?:999|101|111)\b(?!,\d|[.]\d|%| (?:[a-z]+ )?(?:offences|crimes|incidents|people|officers|cases))`,
    String.raw`\bper (?:1[ ,]?000(?:,000)?|10[ ,]?000|100[ ,]?000|thousand|million)\b`,
    String.raw`(?<=\d ?)\(\d\)(?! ?%)`,
    String.raw`\b24/7\b|\b[A-Za-z]+\d+\w*\b|\bNo\.? ?\d+`,
    String.raw`\b(?:aged?|ages?|age of|age is|misper is)(?: (?:of|under|over|below|between|is))? \d{1,2}(?:(?: ?[-–] ?| (?:and|to) )\d{1,2})?\b(?!,\d|%)`,
    String.raw`\b(?:under|over)[ -]?(?:1[0-9]|2[0-9]|6[05]|55|50)s?\b(?= (?:years? old|with|and over|who|is|are|was|were)\b|[-.;)](?!\d)|,(?!\d)|s\b| ?$)`,
    String.raw`(?<=\b(?:were|are|was|aged|people|children|those|persons) )(?:under|over|below) \d{1,2}\b(?= \()`,
    String.raw`(?<=\b(?:people|persons|those|anyone|everyone|residents|adults|men|women|members|drivers|riders|respondents|victims) )(?:under|over|below) \d{1,2}\b(?=,? (?:of whom|who|were|are|said|feel|felt|and|in)\b|[;.)](?!\d)| ?$)`,
    String.raw`(?<=\b(?:of|aged|those|people|persons) )\d{1,2} (?:and|or) (?:over|above|older|under|younger)\b`,
    String.raw`\b\d{4,}(?:st|nd|rd|th)\b|\bcatch ?22\b|(?<=\b(?:act|regulations|order|plan|census|cup) )(?:19|20)\d\d`,
    String.raw`\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b`,
    // "1.61 to 1", "a ratio of 3 to 1": neither is a figure without the other
    String.raw`(?<!\bfrom )\b\d+\.\d+ ?(?:to|:) ?(?:1|one)\b(?![,.]?\d|%| ?per ?cent)|(?<=\b(?:ratio|majority) of |\boutnumber\w* [^.;,]{1,40} by )\d+ ?(?:to|:) ?(?:1|one)\b(?![,.]?\d|%)`,
    String.raw`\b(?:19|20)\d\d(?=[ ;)]|[.,](?!\d)|$)(?! (?:offences|crimes|incidents|calls|people|reports|records|searches|officers|cases|individuals))`,
  ].join('|'),
  'giu',
)
