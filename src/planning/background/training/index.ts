export { type MarkedText, labelAt, parseMarkedText } from './marked-text';
export { TRAINING, type TrainingOptions, trainModel } from './train-model';
