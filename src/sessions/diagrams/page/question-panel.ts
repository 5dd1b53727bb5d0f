import {
  type AskedQuestion,
  type Choice,
  type ExecutionSnapshot,
  findMint,
  openQuestionOf,
  amountText,
  choiceLabel,
  choiceMeaning,
  recommendedChoice,
  venueText,
} from '../../../domain';
import { type Markup, markup } from '../markup';
import { keyedText, timeMarkup } from './page-text';

/** The question that the flow waits for: how to answer it by hand, and with a script a button for every choice. */
export function questionPanel(execution: ExecutionSnapshot, isPlayback: boolean): Markup | undefined {
  const question = openQuestionOf(execution);
  if (question === undefined) return undefined;
  const { executionId } = execution;
  return markup`<section class="panel waiting" aria-labelledby="question">
<h2 id="question">${isPlayback ? 'It waited for an answer' : 'It waits for your answer'}</h2>
<p dir="auto">${keyedText(question.text)}</p>
<ul class="choices">${question.choices.map((choice) => choiceMarkup(choice, question.proposal !== undefined, isPlayback ? undefined : question))}</ul>
<p class="quiet">Open until ${timeMarkup(question.expiresAt)}${!isPlayback && '; unanswered by then, the step fails'}.</p>
${!isPlayback && byHand(executionId, question)}</section>
`;
}

function byHand(executionId: string, { questionId, choices }: AskedQuestion): Markup {
  const [first] = choices;
  const example = JSON.stringify({ question_id: questionId, ...(first && exampleOf(first)) });
  return markup`<details><summary>Answer from the command line</summary>
<pre>curl -X POST "$REEV/api/v1/executions/${executionId}/answers" \\
  -H "content-type: application/json" -d '${example.replaceAll("'", "'\\''")}'</pre>
<p class="quiet">$REEV is where this service is; all of it is at <a href="/api/docs">/api/docs</a>.</p></details>
`;
}

function exampleOf(choice: Choice): object {
  switch (choice.choice) {
    case 'reduce_amount':
      return { choice: choice.choice, amount: choice.most.toString() };
    case 'provide_amount':
      return { choice: choice.choice, amount: '1' };
    case 'choose_venue':
      return { choice: choice.choice, venue: choice.venues[0] ?? '' };
    case 'sign':
      return { choice: choice.choice, transaction: '<signed, in base64>' };
    case 'retry':
    case 'top_up':
    case 'abort':
      return { choice: choice.choice };
    default:
      return choice satisfies never;
  }
}

function choiceMarkup(choice: Choice, isSigning: boolean, question: AskedQuestion | undefined): Markup {
  const label = choiceLabel(choice, isSigning);
  const isRecommended = question !== undefined && recommendedChoice(question.choices) === choice;
  const look = choice.choice === 'abort' ? 'ends' : isRecommended ? 'recommended' : 'plain';
  return markup`<li class="${look}"><p><strong>${label}</strong>${isRecommended && markup` <small>recommended</small>`}<span class="line">${choiceMeaning(choice, isSigning)}</span></p>${
    question &&
    markup`<form class="answer" data-question="${question.questionId}" data-choice="${choice.choice}">${inputOf(choice)}<button class="${look}">${label}</button></form>`
  }</li>
`;
}

/** What the choice needs besides itself. */
function inputOf(choice: Choice): Markup | undefined {
  if (choice.choice === 'choose_venue')
    return markup`<select name="venue" aria-label="Venue">${choice.venues.map((venue) => markup`<option value="${venue}">${venueText(venue)}</option>`)}</select>`;
  if (choice.choice === 'sign')
    return markup`<label>To be signed <textarea readonly rows="4" spellcheck="false">${choice.transaction}</textarea></label><label>Signed <textarea name="transaction" rows="4" required spellcheck="false"></textarea></label>`;
  if (choice.choice !== 'reduce_amount' && choice.choice !== 'provide_amount') return undefined;
  const mint = findMint(choice.mint);
  const most = 'most' in choice && amountText(choice.mint, choice.most).split(' ')[0];
  return markup`<label><input name="amount" inputmode="decimal" size="12" required data-decimals="${mint?.decimals ?? 0}" value="${most}"> ${mint?.symbol ?? 'raw units'}</label>`;
}
