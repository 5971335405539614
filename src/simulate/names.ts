/** Who the simulated people are unless the page says. In several scripts, short and long, as in any company. */
export const NAMES: readonly string[] = [
  ...['Ana Oliveira', 'Kenji Tanaka', 'Amara Okafor', 'Lukas Weber', 'Mei Lin', 'Sofía Reyes', 'Omar Haddad'],
  ...['Ingrid Dahl', 'Ravi Iyer', 'Chloé Martin', 'Tomasz Nowak', '王小明', 'Zanele Dube', 'Jack O’Neill'],
  ...['Yara Aziz', 'Matteo Ricci', 'Ngọc Trần', 'Daria Petrova', 'Kofi Mensah', 'Elif Kaya', 'João Costa'],
  ...[
    'Priya Nair',
    'Oskar Lind',
    '김민준',
    'Lucía Torres',
    'Ben Carter',
    'Siti Rahma',
    'Nils Bakker',
    'ليلى منصور',
  ],
  ...['Emma Schmidt', 'Diego Flores', 'Hana Sato', 'Ayo Bello', 'Marie Dubois', 'Arjun Mehta', 'Lea Novak'],
  ...['Pavel Horák', 'Grace Kim', 'Samir Khan', 'Freya Holm', 'Luca Bianchi', 'Thandi Nkosi', 'Iris Vos'],
  ...['Maximilian von Hohenberg', 'Bo Chen', 'Carmen Ruiz', 'Noah Levi', 'Anika Roy', 'Wanjiru Kamau'],
];
