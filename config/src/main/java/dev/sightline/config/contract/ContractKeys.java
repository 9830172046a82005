package dev.sightline.config.contract;

import dev.sightline.config.reference.KeyDescriptions;
import dev.sightline.config.reference.KeyReference;
import dev.sightline.config.reference.ReferencePage;

/** The keys of a contract, found by running its reader. */
public final class ContractKeys {

    private ContractKeys() {}

    public static KeyReference reference() {
        return KeyReference.of(ContractReader::contract);
    }

    /** What the keys mean. */
    public static KeyDescriptions descriptions() {
        return KeyDescriptions.beside(ContractKeys.class, "contract-keys.txt");
    }

    public static ReferencePage page() {
        return new ReferencePage("Contract keys", """
                Every key of a contract: the YAML file that describes a foreign model (`--contract FILE`) and the JSON that
                model files carry. Generated from the code that reads them by `./sightline recipe keys --contract`.
                `[]` stands for the items of a list. Two complete contracts are in [configs/contracts](../configs/contracts).
                """, reference(), descriptions());
    }
}
