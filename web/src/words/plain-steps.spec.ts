import { plainSteps } from './plain-steps';

const STEPS = [{ step_id: 'swap_1' }, { step_id: 'swap_10' }];

it('puts numbers for the names of steps, and for nothing that only begins like one', () => {
  expect(plainSteps('Lend what swap_10 and swap_1 bring, not swap_2', STEPS)).toBe(
    'Lend what step 2 and step 1 bring, not swap_2',
  );
});

it('says "step" once', () => {
  expect(plainSteps('Step swap_10 failed after step swap_1.', STEPS)).toBe('Step 2 failed after step 1.');
});
