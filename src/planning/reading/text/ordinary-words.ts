/** English words that a slip of the pen could be taken for, and that mean themselves. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `
  aborts abound abut actual actuality actuary afterword afterwords aground alter amounts annually approximate
  approximated approximates barrow baying blanches borrows bride bridges bridle buoying burrow burying busing
  busying cancels cancer cannon casually chancel checks cheek chick chock cold concertina concerting concreting
  conferring congesting connecting consenting contenting contorting convening conveying convicting coverring
  covetting dairy daisy dally doily don dot emery enchanting entice equably ever excepts excerpt firs firsts fist
  form fro int intro keeps lager lamer lampoons lampposts landing laser late latex lather lave laxer layer leading
  lease leaved leaven leaver leaves leverages licit limits liquidator liquidize liter milting mincing minding
  mining minty minuting misting multiple multiples multiplex mustily nee needy newer odder older opposition orders
  petition petitions pleased pleases portfolios portion portions positional positioned positive positives positron
  positrons postilion postilions potion potions precedes prepend pretends previews proceeded process purchaser
  quarters quartet raining recipients reclining reddening redlining reflectively refraining reining rejoinder
  relining remaindered remainders remained remanded remanding remapping reminder remixing repainting resilient
  respective retainer retraining reverb revere revers reverts sanding sap sapling sapping saps scalping scarping
  scheduler schedulers schedules scrapping sealing seeding sensing shake shaping sharping shelling shopping shown
  shows showy simulator sipping situate skipping slake slipcase slopping smelling snake snapping snipping soaping
  soaps sopping sow spake spell spelling stage stakes stale stamping stapling stare stave stepping stimulate
  stimulated stimulates stipulate stoke stoppage stopping strapping suing sullying supping suppl swabbing swabs
  swagging swags swamping swamps swanking swanning swans swarming swashing swathing swats swatting swaying sways
  sweeping swell swelling swiping swooping tanks ten thanes thank thinks thunks tirade toke toked tokes tolerable
  tolerances tolerant tolerate tomorrows tracing trad trader transferal transfix treading walled wan weakly width
  wit witch withe wold world wort worthy woulds wound wroth
`
    .trim()
    .split(/\s+/),
);
