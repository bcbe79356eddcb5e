import { ZenEngine } from "@gorules/zen-engine";
import { AGES, COEFFICIENTS, type Facts, NEEDED } from "./reduced-task";

/** A decision table weighs each tier's days, an expression adds them up and compares; no code of the host's. */
export function zenDecider(): (facts: Facts) => Promise<boolean> {
  const decision = new ZenEngine().createDecision(graph());
  return async (facts) => (await decision.evaluate(facts, { trace: false })).result.eligible === true;
}

function graph() {
  const rules = Array.from(COEFFICIENTS, ([tier, coefficient]) => ({
    _id: tier,
    tier: JSON.stringify(tier),
    coefficient: String(coefficient),
  }));
  const nodes = [
    { id: "facts", type: "inputNode" },
    {
      id: "weigh",
      type: "decisionTableNode",
      content: {
        hitPolicy: "first",
        inputs: [{ id: "tier", name: "tier", field: "tier" }],
        outputs: [{ id: "coefficient", name: "coefficient", field: "coefficient" }],
        rules,
        executionMode: "loop",
        inputField: "spans",
        outputPath: "weighed",
        passThrough: true,
      },
    },
    {
      id: "decide",
      type: "expressionNode",
      content: {
        expressions: [
          { id: "credited", key: "credited", value: "sum(map(weighed, #.days * #.coefficient))" },
          {
            id: "eligible",
            key: "eligible",
            value: `permitHere and age >= ${AGES.min} and age <= ${AGES.max} and $.credited >= ${NEEDED}`,
          },
        ],
      },
    },
    { id: "answer", type: "outputNode" },
  ];
  const edges = nodes.slice(1).map(({ id }, index) => ({
    id: `to ${id}`,
    type: "edge",
    sourceId: nodes[index]?.id,
    targetId: id,
  }));
  return { nodes: nodes.map((node) => ({ ...node, name: node.id, position: { x: 0, y: 0 } })), edges };
}
