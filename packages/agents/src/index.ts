export { type AgentDependencies, createAgents } from './createAgents.ts';
export { LanguageConnectionSettings } from './language/languageModel.ts';
export type { LanguageProviderOptions } from './language/languageProvider.ts';
export { calibrationError, type JudgedPrediction } from './learning/calibrationError.ts';
export {
  CLASSIFIER_SCHEMA,
  type Classifier,
  ClassifierArtefact,
  ClassifierMetrics,
  LabelledText,
  openClassifier,
  withoutTexts,
} from './learning/classifierArtefact.ts';
export { type Classification, classify, type NearestExample } from './learning/classify.ts';
export type { TrainedBeside } from './learning/trainBesideRival.ts';
export { TRAINING_DEFAULTS, type TrainingOptions, trainClassifier } from './learning/trainClassifier.ts';
export { type TrainingOrder, trainInBackground } from './learning/trainInBackground.ts';
