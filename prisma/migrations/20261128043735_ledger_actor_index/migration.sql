-- CreateIndex
CREATE INDEX "ledger_entry_chain_actor_id_seq_idx" ON "ledger_entry"("chain", "actor_id", "seq" DESC);
