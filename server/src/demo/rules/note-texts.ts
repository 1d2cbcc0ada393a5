import type { NoteSectionKey } from '../../integration-notes/rules/note-sections.js';
import type { Random } from './random.js';

const INTENTIONS = [
  '“To put the house down without losing her.”',
  '“To meet the fear and stay.”',
  '“To rest.”',
  '“To find out what is under the worry.”',
];
const STOOD_OUT = [
  'The hallway again, but the doors were open this time. “I could hear her in the kitchen and I didn’t need to go in.”',
  '“Like floating above the whole year and seeing it was only a year.” Stayed with the image of a lake for a long time.',
  'Colours, mostly blue, and a sense of being held. “Nothing was asked of me.”',
  'Saw the classroom from above. “I was just a kid. They were just kids.” Cried quietly, then slept a little.',
  '“My chest was quiet. I had forgotten that it can be quiet.”',
  'A long train ride beside a younger self who did not speak. “I would have liked to give her my coat.”',
];
const THEMES = ['Letting go', 'Sleep', 'Being seen', 'Work and worth', 'The house', 'Asking for help', 'Control'];
const DIFFICULT = [
  'A minute of tightness in the chest when the music stopped. Settled with breath and a hand on the arm.',
  'Nausea around minute 30, passed with cool air. No change in vitals.',
  'None reported today.',
  'Some fear at the onset: “too fast”. Eased when reminded of the intention.',
];
const INSIGHT = [
  'Wants to choose the Sunday visits instead of owing them.',
  'Sees the checking as a way of not feeling, and wants to sit out one urge a day.',
  'Notices that the worry begins before the day does; wants the first hour without the phone.',
  'Wants to speak in the team meeting once, without preparing every word.',
];
const ACTIONS = [
  'Ten quiet minutes after work, on four days.',
  'Tell one friend about the treatment by Friday.',
  'Take the bus two stops, once, with the list of breaths.',
  'Write three lines each night about what went well enough.',
];
const SUPPORTS = [
  'Partner, and the Tuesday group.',
  'Sister; own therapist on Thursdays.',
  'Two friends who know. The night line.',
];
const NEXT = ['Call in 48 hours.', 'Call tomorrow after 17:00.', 'Sees own therapist in two days; we call on day 3.'];

/** Sections of an integration note (S118, S119): the patient's words, what to carry on, and the risk check. */
export function noteSections(random: Random): Record<NoteSectionKey, string> {
  const themes = random.shuffled(THEMES).slice(0, random.between(1, 3));
  return {
    intention: random.pick(INTENTIONS),
    stoodOut: random.pick(STOOD_OUT),
    themes: themes.join(', '),
    difficult: random.pick(DIFFICULT),
    insight: random.pick(INSIGHT),
    action: random.pick(ACTIONS),
    supports: random.pick(SUPPORTS),
    risk: 'No thoughts of self-harm. Safe to go home with the escort.',
    nextContact: random.pick(NEXT),
  };
}

const ADDENDA = [
  'Called as agreed: slept well, mood steady, action done twice.',
  'Patient corrected a detail: it was the grandmother’s kitchen, not the mother’s.',
  'Reports mild headache the next morning, gone by noon.',
];

export function addendumText(random: Random): string {
  return random.pick(ADDENDA);
}

const CONCERNS = [
  'Constant worry, sleeps four hours. Two medicines did not help.',
  'Panic on the bus, now works from home only.',
  'Cannot speak in meetings; avoids the canteen.',
  'Checks the stove and locks for an hour every evening.',
  'Jumps at every sound since the accident two years ago.',
  'Afraid of flying, has to for work in spring.',
  'Heard about it from a friend who felt lighter afterwards.',
];

export function concernText(random: Random): string {
  return random.pick(CONCERNS);
}
