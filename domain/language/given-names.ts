/**
 * Given names from many places that are not also words, months, places or well-known software: "Grace", "Mark", "Victoria"
 * are left out, since to take a thing for a person accuses it.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'Aaron Abdul Abigail Adam Adrian Agnes Ahmed Aisha Akira Alan Albert Alejandro Alex Alexander Alexandra Alexei ' +
    'Ali Alice Alicia Alina Amanda Amara Amelia Amina Amir Amit Amy Ana Anders Andre Andrea Andreas Andrew Andrey ' +
    'Angela Anita Anja Anna Anne Anthony Anton Antonio Arjun Arthur Astrid Ayesha Barbara Beatriz Ben Benjamin ' +
    'Bernard Beth Bianca Birgit Bob Boris Brandon Brenda Brian Bruno Camila Carla Carlos Carmen Carol Caroline ' +
    'Catherine Cecilia Charles Chiara Chidi Chloe Chris Christian Christina Christine Christopher Clara Claire Connor ' +
    'Cynthia Daniel Daniela Danielle Darren Dave David Deborah Deepak Denis Dennis Derek Diana Diego Dimitri Dmitri ' +
    'Dominik Donald Dorothy Douglas Eduardo Edward Elena Elias Elif Elisa Elizabeth Ellen Emilia Emily Emma Emre Eric ' +
    'Erik Erika Ernesto Esther Ethan Eva Evelyn Fabian Farah Fatima Felipe Felix Fernando Fiona Florian Francesca ' +
    'Francisco Franz Frederik Gabriel Gabriela Gareth Gary Geoffrey George Gerald Gianni Giulia Giovanni Gita Goran ' +
    'Graham Greg Gregory Greta Guido Gustavo Hana Hannah Hans Harold Harry Hassan Heather Hector Heidi Helen Helena ' +
    'Helga Henrik Henry Hiroshi Ian Ibrahim Igor Ingrid Irene Irina Isabel Isabella Ivan Jacob Jakob Jakub James ' +
    'Jamie Jan Jane Janet Janine Javier Jeff Jeffrey Jenny Jennifer Jens Jeremy Jessica Jim Joana Joanna Joe Joel ' +
    'Johan Johanna Johannes John Jonas Jonathan Jorge Jose Joseph Joshua Josef Juan Judith Julia Julian Juliette ' +
    'Jürgen Kaito Karen Karim Karin Karl Kate Katarina Katherine Kathleen Katja Kavita Keith Kelly Kenji Kenneth ' +
    'Kevin Khalid Kofi Kristin Kumar Kurt Kwame Larry Lars Laura Lauren Laurent Lea Leila Lena Leon Leonardo Leticia ' +
    'Liam Lidia Linda Lisa Lorenzo Louis Louise Luca Lucas Lucia Lucy Luis Luisa Lukas Magda Maksim Manuel Marc ' +
    'Marcel Marco Marcos Marcus Margaret Maria Marie Marina Mario Marius Markus Marta Martha Martin Martina Mary ' +
    'Mateo Mathias Matt Matteo Matthew Mehmet Mei Melissa Michael Michelle Miguel Mika Mike Mina Miriam Mohamed ' +
    'Mohammed Monica Monika Moritz Nadia Nancy Naomi Natalia Natalie Nathan Neha Neil Ngozi Nicholas Nicola Nicolas ' +
    'Nicole Niels Nikhil Nikolai Nina Noah Nora Norbert Olaf Ole Oleg Olga Oliver Olivia Omar Otto Pablo Pamela Paolo ' +
    'Patricia Patrick Paul Paula Pavel Pedro Peter Petra Philip Philipp Pierre Piotr Priya Rachel Rafael Rahul Raj ' +
    'Rajesh Ralf Ramon Ravi Raymond Rebecca Regina Renate Ricardo Richard Rita Rob Robert Roberto Roger Roland Ronald ' +
    'Rosa Roy Ruth Ryan Sabine Salma Sam Samantha Samir Samuel Sandra Sanjay Santiago Sara Sarah Satoshi Scott Sean ' +
    'Sebastian Sergei Sergio Shanice Sharon Shirley Silvia Simon Simone Sofia Sonia Sophia Sophie Stefan Stefanie ' +
    'Stephan Stephanie Stephen Steve Steven Sunita Susan Susanne Suzanne Sven Svetlana Sylvia Takeshi Tamara Tania ' +
    'Tariq Tatiana Ted Teresa Thandi Theo Theresa Thomas Tiago Tim Timothy Tobias Tom Tomas Tony Uwe Valentina ' +
    'Valeria Vanessa Vera Veronica Vijay Vikram Vincent Vivian Vladimir Walter Wanda Wei Wendy Werner Wilhelm William ' +
    'Wolfgang Xavier Yasmin Yolanda Yusuf Yuki Yuri Yvonne Zainab Zoe'
  ).split(' '),
);
