/**
 * What records of runs have in common, the most frequent last: a word that stands here costs two or three bytes in a
 * record. The text belongs to the form of stored data and never changes; a better one gets a number of its own.
 */
export const WORDS = [
  'too_many_signals","visit_limit","budget_exceeded","outcome_unknown","agent_timeout","action_timeout","called_run_failed',
  '["signal.received",{"name":"","payload":{["review.closed",{"reviewId":"","status":"expired"["gate.expired","',
  '["sampler.sampled",{"lanes":["evidence"],"probability":["sampler.skipped","["exception.routed",{"port":"","title":"',
  '["values.set",["step.retried",{"attempt":1,"delayMs":,"problem":{"code":"","message":"["step.parked",{"problem":{"code":"',
  '["agent.failed",["action.failed",["run.failed",{"problem":{"code":"","message":"","at":"","data":{"failed":true,"problem":{',
  'frustrated","out_of_scope","ambiguous","legal_threat","incomplete","policy_conflict","unsafe","low","normal","high',
  '"parked":["undo":["signals":["lanes":{"used":{"steps":,"tokens":,"cost":"route":{"node":"","port":"","title":""}',
  '"evidence":[{"label":"","quote":"","source":""}],"flags":["frustrated"],"recorded":true',
  '"reasonCodes":[{"code":"","label":""}],"payloadSchema":{"type":"object","properties":{"":{"type":"string"},"":{"type":"number"},',
  '"additionalProperties":false,"required":["question":"","verdict":"sendBack","port":"sentBack","verdict":"correct","incorrect',
  '"options":[{"verdict":"approve","port":"approved","leadsTo":["{"verdict":"edit","port":"approved","leadsTo":["',
  '{"verdict":"reject","port":"rejected","leadsTo":["{"verdict":"escalate","port":null,"leadsTo":[]}],"input":{"steps":{}}',
  '{"question":"","proposal":{"decision":"","reasons":[{"type":"reviewEverything"}],"reasonCodes":[],"options":[{"verdict":"approve"',
  '["run.started",{"input":{"["action.done",["run.ended",{"outcome":"","output":{}}]]',
  '{"status":"done","value":"{"status":"active","value":"","context":{"input":{"},"run":{"id":"01","startedAt":"2026-',
  'Z"},"steps":{"":{"decision":"{"verdict":"approve","by":"","payload":{},"message":null,"reasonCode":null}',
  '},"visits":{"start":1,"":1},"proposal":null,"route":null,"failure":null}}',
  '[["verdict.taken",{"reviewId":"01","kind":"gate","by":"","verdict":{"type":"approve"}}],',
  '["port.taken",{"port":"approved","edge":".approved"}],',
  '["gate.passed","["gate.held",{"reasons":[{"type":"reviewEverything"}],"amount":,"band":null,"probability":1,"rung":0,"policyVersion":1}],',
  '["review.opened",{"reviewId":"01","kind":"gate","role":"reviewer","dueInMs":null}]]',
  '[["agent.proposed","",1,{"decision":"","payload":{},"summary":"","confidence":0.9,"reasoning":["],"evidence":[],"flags":[],',
  '"usage":{"model":"","tokens":0,"cost":0,"ms":0},"agentVersion":""}],["port.taken","",1,{"port":"proposed","edge":".proposed"}],',
  '["port.taken","start",1,{"port":"next","edge":".next"}],["port.taken","",1,{"port":"done","edge":".done"}],["step.entered","",1]]',
].join('');
