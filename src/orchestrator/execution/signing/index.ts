export { signatureQuestion } from './signature-question';
export { type SignedProposal, askedOf, signedProposal } from './signed-proposal';
