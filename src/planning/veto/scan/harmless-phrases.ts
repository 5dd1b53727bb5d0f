/**
 * Turns of phrase that hold a word of an operator and change nothing: politeness, talk, and order of steps. `*` stands for
 * any one word. They are taken out before operators are looked for.
 */
export const HARMLESS_PHRASES: readonly string[] = `
each other | one another | full stop | once it has arrived | once it arrives | when it has arrived | when it arrives | once they arrive | once they have arrived | once that has arrived | as soon as it arrives | as soon as it has arrived | as soon as it lands | without delay | without further delay | without further ado | without fail | without question | without hesitation | here goes nothing | if you're wondering | if you are wondering | if youre wondering | if you wonder | if you're curious | if you must know | if you ask me | in case you're wondering | in case you wonder | out again | to see if | to see whether | test if | testing if | no more than that | not more than that | nothing more than that | not less than that | the till | my till | our till | a till | new till | don't ask | dont ask | don't judge | dont judge | in that order | don't forget to | dont forget to | do not forget to | never forget to | don't hesitate to | don't worry | dont worry | do not worry | no worries
| no rush | no hurry | no pressure | no problem | no problems | no biggie | not a problem | no questions asked | no big deal | no stress | not urgent
| no need to ask | no need to confirm | no need to rush | why don't you | why dont you | why not | if you don't mind | if you dont mind | if you do not mind
| if you wouldn't mind | if it's no trouble | if it isn't too much trouble | if it's not too much trouble | if its not too much trouble | if that's ok | if thats ok
| if that's okay | if it's okay | if possible | if you can | if you could | if you please | if you would | if u can | if u could | if u don't mind | if you will
| if you have a moment | if you have a second | when you can | when you get a chance | when you have a moment | when you have a minute | when you get a sec
| whenever you can | whenever you're ready | when you're ready | can't wait | cant wait | i can't be bothered | i just can't be bothered | can't be bothered
| would you mind | do you mind | wouldn't mind | i wouldn't mind | no idea | not kidding | no joke | no kidding | if i remember correctly | if i'm not mistaken
| if im not mistaken | not to mention | no more and no less | no more no less | no more , no less | nothing more nothing less | nothing more , nothing less
| nothing else | no other | neither more nor less | no less no more | not a cent more | not bad | not much | no longer want | don't need | dont need | do not need | don't want anymore
| as soon as possible | as soon as you can | at once | once and for all | all at once | for once | or so | or something | one or two | sooner or later | more or less
| once that is done | once that's done | once thats done | once it's done | once it is done | once done | when done | when that's done | when it's done
| when that is done | when finished | when it lands | when that lands | once it lands | once that lands | once finished | once that | once this | once it | once you | once i | once the swap | when the swap | when you're done
| when you are done | when that is finished | when you have | when it has | after which | for later | see you later | talk later | thanks in advance | thank you in advance
| of course | as always | sorry for | sorry to | sorry about | sorry i | so sorry | sorry if | actually i | i actually | actually , | if anything | let's see what happens | see what happens
| i already have | already have | already there | would it be possible | could it be possible | is it possible | it is possible | be possible to | over to | over at | over into | over from | over on | under jupiter | come over | hand over
| how long | as long as | before long | no longer | so long | all along | in short | shortly | short on time | long story | long day | long time | long weekend | long ago
| at the end of the day | good day | one day | have a nice day | have a great day | have a good day | nice day | great day | this day | rainy day | these days | by now | a day like
| max slippage | min slippage | slippage limit | limit slippage | maximum slippage | slippage cap | cap slippage | slippage under | slippage below | slippage within | up to * slippage
| exchange rate | for good | of all | first of all | not only | it doesn't matter | doesn't matter | whatever it takes | i mean it | time to | it's time to | time for | this time | first time | long term | short term | all the time
| the other half | a little less | more than enough | no matter what | no matter how | no matter | share tokens | share token | shares
| at the moment | for the moment | at this moment | anything else | everything else | what else | someone else | who else | else there | i was wondering if you could | i was wondering if you can | was wondering if you could | wondering if you could | wondering if you can | i wonder if you could | just wondering if you could | better than | more than happy | rather than later | other than that | than usual | than before | than ever | than i thought | than expected | told me about | told me that you can | told me you can | told me about this | if i may | if i might | if i understood correctly | if i understand correctly | if i have understood | i was told one should | each of them | each of these | of each | how much of each | tell me how much | tell me how many | if it is not too much trouble | if it's not too much bother | if that suits | if that is alright | if that's alright | if you would be so kind | quick favor | kind of | sort of | just in case | in any case | in case you | my share | don't care | dont care | i don't care | not financial advice | nfa | never again | never trust | i never`
  .replace(/\n/g, ' ')
  .split('|')
  .map((phrase) => phrase.trim())
  .filter((phrase) => phrase !== '');
