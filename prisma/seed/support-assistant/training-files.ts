/** The settings the script was started with. */
export const TRAINING_SCRIPT_CONFIG = `base_model: mistralai/Mistral-Small-24B-Instruct-2501
data:
  train: tickets-v4.masked.jsonl
  easy_language: easy-language-v2.jsonl
lora: { r: 32, alpha: 64, dropout: 0.05, target_modules: [q_proj, k_proj, v_proj, o_proj] }
max_length: 4096
save_steps: 300
report_to: mlflow
`;

/** As PEFT writes it beside an adapter's weights. */
export const ADAPTER_CONFIG = `${JSON.stringify(
  {
    base_model_name_or_path: "mistralai/Mistral-Small-24B-Instruct-2501",
    bias: "none",
    lora_alpha: 64,
    lora_dropout: 0.05,
    peft_type: "LORA",
    r: 32,
    target_modules: ["k_proj", "o_proj", "q_proj", "v_proj"],
    task_type: "CAUSAL_LM",
  },
  null,
  2,
)}
`;
